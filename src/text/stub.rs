use crate::transcript::{Span, Speaker};
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Money,
    Duration,
    Date,
    Time,
    Percent,
    DataAmount,
    PhoneNumber,
    IdNumber,
    BankCard,
    Address,
}
impl EntityKind {
    pub const ALL: [EntityKind; 10] = [
        EntityKind::Money,
        EntityKind::Duration,
        EntityKind::Date,
        EntityKind::Time,
        EntityKind::Percent,
        EntityKind::DataAmount,
        EntityKind::PhoneNumber,
        EntityKind::IdNumber,
        EntityKind::BankCard,
        EntityKind::Address,
    ];
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Money => "money",
            EntityKind::Duration => "duration",
            EntityKind::Date => "date",
            EntityKind::Time => "time",
            EntityKind::Percent => "percent",
            EntityKind::DataAmount => "data_amount",
            EntityKind::PhoneNumber => "phone_number",
            EntityKind::IdNumber => "id_number",
            EntityKind::BankCard => "bank_card",
            EntityKind::Address => "address",
        }
    }
}
pub fn is_negated(_: &str, _: &[usize], _: Span) -> bool {
    false
}
pub fn is_reported(_: &str, _: &[usize], _: Span, _: Speaker) -> bool {
    false
}
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub kind: EntityKind,
    pub span: Span,
    pub number: Option<f64>,
    pub text: String,
}
pub struct EntityKinds;
impl EntityKinds {
    pub fn all() -> EntityKinds {
        EntityKinds
    }
}
pub fn find_entities(_: &str, _: EntityKinds) -> Vec<Entity> {
    Vec::new()
}
pub fn is_question(s: &str, m: Option<char>) -> bool {
    m == Some('？') || s.ends_with('吗')
}
pub fn digits_of(s: &str) -> String {
    s.chars().filter(|c| c.is_ascii_digit()).collect()
}
