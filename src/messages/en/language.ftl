# Every key of the rule language: what editors show under the pointer

schema-title = zhijian rules
schema-example = Example: { $example }
schema-any-metadata = Another field of the conversation's metadata, under a name of your own; clauses with metadata can use it.

key-head-id = Id of the rule set, written into every result. Letters, digits and dashes.
key-head-title = Title of the rule set, shown in reports.
key-head-version = Version of the rule set. Change it with the rules; results carry it.
key-head-language = Language of the conversations; only zh so far.
key-head-lexicon = File of words that segmentation must know: word, part of speech, apart by a tab.
key-head-params = Parameters: numbers with a name, changed in one place; write $name to use one.
key-head-sections = Sections of the score sheet with their items, in order. Rules are listed in this order.
key-head-dimensions = Dimensions: items summed up to a principle; they do not score on their own.
key-head-scoring = How verdicts become a score.
key-head-lints = Levels of the lints by their code.

key-file-signals = Signals: names for things that can happen in a conversation, and how they are recognised.
key-file-rules = Rules: when something is judged, what is expected or forbidden, how it scores.

key-param-title = Title of the parameter.
key-param-unit = Its unit, as documentation.
key-param-value = Its value; may be a map by channel, and a channel that is missing is not applicable.
key-param-source = Where the number comes from.
key-param-allow = Lints that are meant so here: code and reason; the reason is required.

key-group-id = Its id.
key-group-title = Its title.
key-group-items = The items in it (the rules' item).
key-group-allow = Lints that are meant so here: code and reason; the reason is required.

key-scoring-method = weighted: earned ÷ applicable weight × full (default); deduct: from full downwards.
key-scoring-full = The highest score, 100 by default.
key-scoring-pass = The lowest score that passes, 80 by default.
key-scoring-floor = The lowest score of the method deduct, 0 by default.
key-scoring-bands = Names for ranges of the score.
key-scoring-veto = What a failed fatal rule does: zero (default), cap 59, or section (all points of its section).
key-scoring-caps = So many failures of a severity cap the score.
key-scoring-bonus = Limits of the bonus; without it there is none.
key-scoring-sample = Share of the weight that must be judged; below it a score is marked insufficient.
key-scoring-total = What the weights of the items must sum to, checked by rules check.

key-band-at-least = Lowest score of the band.
key-band-title = Title of the band.
key-cap-severity = Failures of this severity or a graver one count; serious by default.
key-cap-at-least = How many of them cap the score, 1 by default.
key-cap-cap = The score that is then the highest.
key-bonus-max = Most points that bonus rules add together.
key-bonus-at-least = Lowest score that can have a bonus.

key-signal-title = Title, shown in reports and evidence.
key-signal-speaker = Who says it: agent, customer, system, or any (everybody but the system).
key-signal-allow = Lints that are meant so here: code and reason; the reason is required.

key-matcher-phrases = Phrases; any one counts. Written naturally: punctuation, spaces and case do not matter; * stands for 0 to 8 characters of the same sentence.
key-matcher-phrases-from = Phrases from the first column of a table, one a row. The file lies beside the rules.
key-matcher-words = Whole words after segmentation, never a part of a longer one; word/tag fixes the part of speech.
key-matcher-regex = Regular expressions. The text has no punctuation; “.” does not cross a sentence; a sentence starts at (?:^|\n) and ends at (?:\n|$).
key-matcher-entities = Recognised amounts and numbers: money, duration, date, time, percent, data_amount, phone_number, id_number, bank_card, address.
key-matcher-restates = Paraphrase: the sentence uses content words that the other side has just said.
key-matcher-similar-to = Sentences like these examples; a list, or a map with examples and threshold.
key-matcher-form = Form of the sentence: question or statement. Beside other matchers it narrows their sentence.
key-matcher-gap = Silence between two utterances; its value is seconds.
key-matcher-overlap = Speech at the same time; its value is seconds. Needs recorded ends.
key-matcher-pace = Rate of speech, one for each segment; its value is characters a minute.
key-matcher-all = All of these in one place; across says how large that place is.
key-matcher-any = Any of these.

key-filter-across = The one place of all: sentence (default), turn, or 3 turns. Beside a regex, turn lets “.” cross sentences.
key-filter-unless = A match does not count when one of these phrases stands in the same sentence.
key-filter-not-inside = A match does not count when it lies inside one of these longer words.
key-filter-negated = Negated wording (不, 没, 别 …): skip (default for phrases, words and regex), allow, or only.
key-filter-quoted = Reported speech (上次那个客服说…): skip (default) or allow.
key-filter-not-said-by = The value (a number, an amount) must not have been said by this side before.
key-filter-sounds-like = Homophones count too; the evidence says so.
key-filter-value = Limits of the value: yuan, seconds and so on.

key-located-signal = The signal to choose from.
key-located-pick = Which of those in one window: first, last, or all (default).
key-located-when = A condition tested on each of them; it is called trigger, the one before it previous.

key-window-first = The beginning: 2 turns (of that speaker), 10s, 25%; of several the longest. With of any everybody's turns count.
key-window-last = The end, written like first.
key-window-before = Before this: a signal, trigger, previous, start, end; of several the first listed that occurs.
key-window-after = After this, written like before.
key-window-near = On either side of this, written like before.
key-window-within = How far from it: 2 turns or 30s; 0 turns is the same turn.
key-window-which = Which of its occurrences: first (default) or last.

key-similar-to-examples = Example sentences.
key-similar-to-threshold = Least similarity, 0 to 1; 0.6 by default.
key-restates-speaker = Whose words, customer by default.
key-restates-back = How many of their turns back, 4 turns by default.
key-restates-overlap = Share of the sentence's content words that must be theirs, 0.3 by default.
key-restates-at-least = Number of content words that must be theirs, 2 words by default.
key-gap-from = Who spoke before the silence.
key-gap-to = Who breaks the silence.
key-overlap-by = Who cuts in.
key-overlap-of = Who is speaking.
key-pace-min-chars = Shorter utterances are not measured; 1 by default.
key-value-at-least = At least so much.
key-value-at-most = At most so much.
key-value-below = Less than so much.

key-clause-signal = Looks for this signal in the window.
key-clause-measure = A number taken from the times. Give at_least, at_most or below.
key-clause-metadata = A field of the metadata (channel, direction, ended_by …); goes with is.
key-clause-all = All of these hold.
key-clause-any = One of these holds.
key-clause-not = This does not hold.
key-clause-of = Of these, at least at_least hold.
key-clause-at-least = Signal: least number of occurrences (1 by default). Measure: least value. With of: how many must hold.
key-clause-at-most = Signal: largest number of occurrences. Measure: largest value.
key-clause-below = The measure must be less than this.
key-clause-target = Target of a measure: beyond it, yet within the limit, the clause holds with a note.
key-clause-value = Only occurrences with a value within these limits count.
key-clause-is = The field has this value, or one of these.
key-clause-stat = Which statistic: max, mean, p90; for silence longest or total.
key-clause-speaker = Whose measure, agent by default.
key-clause-title = Title, shown in reasons.
key-clause-channels = The clause applies in these channels only.
key-clause-if-known = true: missing data make the clause not applicable instead of not evaluable.
key-clause-severity = In forbid: the severity of violating this clause.

key-rule-id = Id of the rule, unique in the set. Letters, digits and dashes.
key-rule-item = Its line in the SOP catalogue, the id by default. Of several rules of one item the worst verdict counts.
key-rule-title = Title, shown on the score sheet and in reports.
key-rule-severity = minor (default), serious, or fatal (a failure vetoes the score).
key-rule-weight = Weight in the score, 1 by default.
key-rule-bonus = Points that a pass adds; a bonus rule has no weight and costs nothing.
key-rule-manual = true: no transcript shows it; left to a human.
key-rule-channels = Judged in these channels only; in all by default.
key-rule-when = What must hold for the rule to apply. One clause; join several with all or any.
key-rule-for-each = The trigger: judged at each of its occurrences; without any the rule is not applicable.
key-rule-combine = How several judgements make one verdict: every (default), any, or share.
key-rule-in = Window of all clauses.
key-rule-expect = What must be there: all of these hold.
key-rule-forbid = What must not be there: none of these holds.
key-rule-credit = full: all or nothing (default); partial: a share of expect earns a share of the weight.
key-rule-yields-to = What that rule has already counted as its failure is not counted again here.
key-rule-review = When a human should confirm: never (default), on_fail, or always.
key-rule-cases = Conversations with the verdict they must get; rules test runs them.
key-rule-allow = Lints that are meant so here: code and reason; the reason is required.
key-rule-description = A note for readers of the rule.

key-case-name = Name of the case.
key-case-verdict = The verdict it must get: pass, partial, fail, not_applicable, not_evaluable or manual.
key-case-dialogue = The conversation, a line each: 客服：…… or [00:03] 客服：……. Rules about time need times.
key-case-channel = phone (default), chat, hall or manager.
key-case-direction = inbound (default) or outbound.
key-case-ended-by = Who hung up.
key-case-scenario = Kind of request.
key-case-ring-ms = How long it rang, milliseconds.
key-case-started-at = When it started.
key-case-agent-id = Staff number of the agent.
key-case-agent-name = Name of the agent.
key-case-team = Team of the agent.
