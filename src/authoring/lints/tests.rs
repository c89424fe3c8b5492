//! Lints on small rule sets.
