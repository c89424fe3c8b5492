//! YAML → rule set: what was written, what is valid, parameters.
//!
//! A rule set is a directory: `ruleset.yaml` and any number of other `*.yaml` files in one namespace. Loading never stops
//! at the first problem; [`Loaded`] holds all of them.

mod echoes;
mod embedded;
mod fullwidth;
mod hash;
pub mod language;
mod lexicon;
mod load;
pub mod model;
mod read;
mod schema;
mod validate;
mod yaml;

pub use embedded::{embedded, embedded_files};
pub use load::{Loaded, MAX_FILE_BYTES, MAX_TOTAL_BYTES, SourceFile, from_files, load};
pub use schema::{SchemaOf, schema};
