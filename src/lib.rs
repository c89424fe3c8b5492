//! Audits Chinese customer-service transcripts against a service SOP.

pub mod agreement;
pub mod authoring;
pub mod batch;
pub mod diagnostics;
pub mod engine;
pub mod ingest;
pub mod messages;
pub mod report;
pub mod rules;
pub mod text;
pub mod transcript;
