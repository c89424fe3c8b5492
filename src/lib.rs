//! Audits Chinese customer-service transcripts against a service SOP.

pub mod diagnostics;
pub mod engine;
pub mod ingest;
pub mod messages;
pub mod transcript;
