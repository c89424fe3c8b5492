# What rule authors read: rules as prose, two versions compared, a new rule set

# Rules as prose

show-comma = {", "}
show-and = {", "}
show-signal-titled = “{ $title }” ({ $name })
show-signal-named = “{ $name }”
show-when = When it is judged
show-what = What it asks
show-score = How it scores
show-cases = Cases ({ $count })
show-signals = Signals used
show-manual = no transcript shows it; left to a human
show-channels = Channels: { $channels }
show-condition = if this holds (else not applicable):
show-for-each-every = at every { $signal }, and each time must pass; not applicable without any
show-for-each-any = at every { $signal }, and one pass is enough; not applicable without any
show-for-each-share = at every { $signal }, and the share that passes earns credit; not applicable without any
show-always = in every conversation
show-in = Window: { $window }
show-expect = expected:
show-forbid = forbidden:
show-bonus = a pass adds { $points }; nothing is lost otherwise
show-weight = weight { $weight }, all or nothing
show-weight-partial = weight { $weight }, a share of it for what is met
show-veto-zero = fatal: a failure sets the score to zero
show-veto-cap = fatal: a failure caps the score at { $cap }
show-veto-section = fatal: a failure takes all points of its section
show-cap = { $count } failures that are { $severity } or graver cap the score at { $cap }
show-yields = what { $rules } already counts is not counted again
show-review-on-fail = a human should confirm a failure
show-review-always = a human should confirm every verdict
show-case = { $verdict }: { $name }

show-more = { $count } more; --all lists them
show-by-channel = { $channel } { $value }
show-at-least = at least { $value }
show-at-most = at most { $value }
show-below = below { $value }
show-longest = the longest of { $lengths }
show-turns = { $count ->
    [one] { $count } turn
   *[other] { $count } turns
}
show-turns-of-any = { $count ->
    [one] { $count } turn of anybody
   *[other] { $count } turns of anybody
}
show-share = { $percent }%
show-share-of-any = { $percent }% (everybody's turns)
show-seconds = { $seconds } s
show-same-turn = in the same turn
show-within = within { $reach }
show-first = in the first { $extent }
show-last = in the last { $extent }
show-before = before { $anchor }
show-after = after { $anchor }
show-near = around { $anchor }
show-else = {", else "}
show-start = the start
show-end = the end
show-trigger = this occurrence
show-previous = the one before
show-which-first = the first { $signal }
show-which-last = the last { $signal }

show-occurs = { $signal }
show-occurs-times = { $signal } { $times }
show-times-at-least = at least { $count } times
show-times-at-most = at most { $count } times
show-valued = with a value { $limits }
show-target = target { $value }
show-metadata = metadata { $field } is { $values }
show-all = all of these hold:
show-any = one of these holds:
show-not = this does not hold:
show-at-least-of = at least { $count } of these hold:
show-called = called “{ $title }”
show-only-in = only in { $channels }
show-if-known = dropped where the data are missing
show-severity = a violation is { $severity }
show-measure-customer = customer: { $measure }

show-said-by = { $speaker } says:
show-anybody = anybody
show-phrases = phrases: { $things }
show-words = whole words: { $things }
show-regex = patterns: { $things }
show-entities = amounts or numbers: { $things }
show-similar = like these examples: { $things }
show-threshold = similarity at least { $threshold }
show-restates = restates what { $speaker } said in the last { $turns } turns: at least { $words } content words, { $percent }%
show-question = is a question
show-statement = is a statement
show-gap = silence: after { $from }, until { $to } speaks
show-overlap = overlap: { $by } cuts in while { $of } speaks
show-pace = rate of speech: segments of at least { $chars } characters
show-parts-any = any of these:
show-parts-sentence = all of these in one sentence:
show-parts-turn = all of these in one turn:
show-parts-turns = all of these within { $turns } turns:
show-located = { $signal }
show-pick-first = the first of each window
show-pick-last = the last of each window
show-located-when = if:
show-unless = not when the sentence holds: { $things }
show-not-inside = not inside: { $things }
show-negated-skip = not when negated
show-negated-allow = negated wording counts
show-negated-only = only when negated
show-quoted-skip = not when reported
show-quoted-allow = reported speech counts
show-not-said-by = not when { $speaker } said the value first
show-sounds-like = homophones count
show-few = { $list } … ({ $count } in all)

entity-money = money
entity-duration = duration
entity-date = date
entity-time = time
entity-percent = percentage
entity-data-amount = amount of data
entity-phone-number = phone number
entity-id-number = ID number
entity-bank-card = bank card number
entity-address = address

# Two rule sets compared

diff-title = Two rule sets compared
diff-old = old: { $ruleset }
diff-new = new: { $ruleset }
diff-counts = { $transcripts } audited   { $changed } changed   { $rejected } rejected
diff-score = Score
diff-mean = mean { $old } → { $new } ({ $change })
diff-moved = { $rose } up   { $fell } down   { $same } the same
diff-now-failing = passed before, fail now: { $count }  { $examples }
diff-now-passing = failed before, pass now: { $count }  { $examples }
diff-vetoed = newly vetoed: { $count }
diff-unvetoed = no longer vetoed: { $count }
diff-lost = no longer scored: { $count }
diff-gained = scored for the first time: { $count }
diff-no-rule = No rule changes its verdicts, weight or severity
diff-rules = Rules that change ({ $count })
diff-added = added
diff-removed = removed
diff-weight = weight { $old } → { $new }
diff-severity = severity { $old } → { $new }
diff-none = none
