# Names and sentences of verdicts: what a rule says and why.

verdict-pass = pass
verdict-partial = partial
verdict-fail = fail
verdict-not-applicable = not applicable
verdict-not-evaluable = not evaluable
verdict-manual = manual

severity-minor = minor
severity-serious = serious
severity-fatal = fatal

speaker-agent = agent
speaker-customer = customer
speaker-system = system
speaker-unknown = unknown

channel-phone = phone
channel-chat = chat
channel-hall = service hall
channel-manager = account manager

how-phrase = phrase
how-sounds-like = sounds like
how-words = words
how-regex = pattern
how-entity = entity
how-restates = restates
how-similar = similar to an example
how-form = form of sentence
how-gap = silence
how-overlap = speech at the same time
how-pace = rate of speech
how-combined = combined

step-start = start
step-rule = deduction
step-bonus = bonus
step-floor = floor
step-cap = cap
step-veto = veto
step-end = score

fact-unstated = not stated

unit-seconds = {" seconds"}
unit-chars-per-minute = {" characters a minute"}

reason-expectations-met = Everything expected was found: { $clauses }.
reason-nothing-forbidden = Nothing forbidden was found.
reason-expected-missing = Something expected was not found: { $clause }.
reason-forbidden-found = Something forbidden was found: { $clause }.
reason-limit-exceeded = { $clause } is { $value }{ $unit }, beyond the limit of { $limit }.
reason-target-missed = { $clause } is { $value }{ $unit }: within the limit, but beyond the target of { $target }.
reason-partly-met = Only part of what was expected was found: { $met } of { $of }.
reason-channel-not-covered = The rule is not meant for this channel ({ $channel }).
reason-condition-not-met = The rule's condition does not hold in this conversation.
reason-no-trigger = The moment at which the rule is judged did not occur: { $signal }.
reason-counted-elsewhere = Everything found is already counted by rule { $rule } and is not counted twice.
reason-nothing-applies = None of the rule's clauses applies to this conversation.
reason-manual-item = No transcript shows this; a human must judge it.
reason-times-unknown = The transcript has no times, so this cannot be judged: { $clause }.
reason-roles-unknown = Who is speaking is not known, so this cannot be judged: { $clause }.
reason-agent-missing = Nothing the agent said is in the transcript, so this cannot be judged: { $clause }.
reason-times-doubtful = The transcript's times cannot be right, so this cannot be judged: { $clause }.
reason-customer-missing = Nothing the customer said is in the transcript, so this cannot be judged: { $clause }.
reason-duplicate-text = The same words stand on both sides, so who said them cannot be told: { $clause }.
reason-unanswered = No customer picked up, so this cannot be judged: { $clause }.
reason-metadata-unknown = The metadata field { $field } is missing, so this cannot be judged.

nearmiss-outside-window = it is outside the window
nearmiss-negated = it is negated, or not negated where that was asked for
nearmiss-quoted = it reports what somebody else said
nearmiss-unless = words that cancel it stand in the same sentence
nearmiss-inside-word = it is only part of a longer word
nearmiss-form = the sentence has the other form (question or statement)
nearmiss-said-by-customer = the customer said it first
nearmiss-value = its value is out of range

searched-window = looked for “{ $signal }” in segments { $from }–{ $to }, in vain
searched-nothing = looked for “{ $signal }”, but the window is empty

measure-ring-time = ring time (s)
measure-first-response = first response (s)
measure-response-time = response time (s)
measure-response-time-max = longest response (s)
measure-response-time-mean = mean response (s)
measure-response-time-p90 = response, 90% (s)
measure-silence = silence (s)
measure-silence-longest = longest silence (s)
measure-silence-total = silence, total (s)
measure-speech-rate = agent's speech rate (characters a minute)
measure-talk-share = agent's share of speech
measure-duration = duration (s)
measure-turns = turns
measure-monologue = agent's longest monologue (s)
measure-repetitions = sentences the agent repeats
