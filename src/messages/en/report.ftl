# The summary of a run, one transcript explained, and trouble with outputs.

summary-title = Audit summary
summary-ruleset = rule set { $id } { $version } ({ $hash })
summary-audited = { $count } audited
summary-rejected = { $count } rejected: { $codes }
summary-skipped =
    { $codes ->
        [none] { $count } files skipped that are no transcripts
       *[other] { $count } files skipped that are no transcripts ({ $codes })
    }
summary-nothing = no audits to sum up
summary-score = mean { $mean }   median { $median }   lowest { $min }   highest { $max }   of { $full }
summary-no-score = none could be scored
summary-passed = passed { $passed }/{ $of } ({ $share })
summary-vetoed = vetoed { $count }
summary-review = to review { $count }
summary-insufficient = too little judged { $count }
summary-unscored = not scored { $count }
summary-distribution = Scores
summary-items = Items failed most
summary-items-judged = { $judged } of { $total } items judged
summary-no-faults = every judged item was met
summary-agents = Agents
summary-teams = Teams
summary-channels = Channels
summary-days = Days
summary-order = lowest mean first; not ranked under { $least } transcripts
summary-no-order = by name; not ranked under { $least } transcripts
summary-unranked = not ranked
summary-unstated = not stated
summary-more = { $count } more in summary.json

column-item = item
column-title = title
column-severity = severity
column-fail-rate = fail rate
column-faulted = failed/judged
column-lost = points lost
column-group = name
column-transcripts = n
column-mean = mean
column-passed = passed
column-fatal = fatal
column-top-item = failed most

explain-agent = agent
explain-score = score { $value } / { $full }
explain-no-score = no score: nothing could be judged
explain-before-veto = before veto { $value }
explain-vetoed-by = vetoed by { $rules }
explain-review = to review
explain-insufficient = too little judged
explain-evaluated = { $share } of the weight judged
explain-conversation = Conversation
explain-verdicts = Verdicts
explain-no-rule = there is no rule { $rule }
explain-nearest = nearest
explain-ledger = How the score came about
explain-measures = Measures
explain-warnings = Odd about the transcript
explain-warning = segment { $segment }

output-exists-what = { $path } already exists
output-exists-why = results are never overwritten without --force
output-exists-cure = name another directory, or add --force to replace earlier results
output-not-ours-what = { $path } does not hold earlier results
output-not-ours-why = it has no manifest.json of this program, and --force replaces only what this program wrote
output-not-ours-cure = name another directory; if it is not needed, remove it yourself first
output-no-name-what = { $path } cannot be a directory of results
output-no-name-cure = name a directory that can be created
output-io-what = cannot write the results: { $path }: { $source }
output-io-cure = check permissions and free space; if a file is open in Excel or WPS, close it first
