//! The kinds of entities and sets of them.

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// An amount in yuan.
    Money,
    /// A length of time, in seconds.
    Duration,
    /// A day, month or week.
    Date,
    /// A time of day, in hours.
    Time,
    /// A share, 0–1.
    Percent,
    /// An amount of data, in megabytes.
    DataAmount,
    /// A person's telephone number.
    PhoneNumber,
    /// A number of an identity card.
    IdNumber,
    /// A number of a bank card.
    BankCard,
    /// Where somebody lives, down to the house number.
    Address,
}

impl EntityKind {
    /// All kinds, in the order in which they are listed.
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

    /// The name used in rule files.
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

    /// Reads a name; `None` for an unknown one.
    pub fn parse(name: &str) -> Option<EntityKind> {
        EntityKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A set of entity kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct EntityKinds(u16);

impl EntityKinds {
    /// No kind.
    pub const NONE: EntityKinds = EntityKinds(0);
    /// Every kind.
    pub const ALL: EntityKinds = EntityKinds((1 << EntityKind::ALL.len()) - 1);

    /// The set with one kind more.
    #[must_use]
    pub const fn with(self, kind: EntityKind) -> EntityKinds {
        EntityKinds(self.0 | 1 << kind as u16)
    }

    /// The kinds of both sets.
    #[must_use]
    pub const fn union(self, other: EntityKinds) -> EntityKinds {
        EntityKinds(self.0 | other.0)
    }

    /// Whether the set holds a kind.
    pub const fn contains(self, kind: EntityKind) -> bool {
        self.0 & 1 << kind as u16 != 0
    }

    /// Whether the set holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl From<EntityKind> for EntityKinds {
    fn from(kind: EntityKind) -> EntityKinds {
        EntityKinds::NONE.with(kind)
    }
}

impl FromIterator<EntityKind> for EntityKinds {
    fn from_iter<I: IntoIterator<Item = EntityKind>>(kinds: I) -> EntityKinds {
        kinds.into_iter().fold(EntityKinds::NONE, EntityKinds::with)
    }
}
