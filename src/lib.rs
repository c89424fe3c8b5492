//! Audits Chinese customer-service transcripts against a service SOP.

pub mod diagnostics;
pub mod engine;
pub mod messages;
pub mod text;
pub mod transcript;
