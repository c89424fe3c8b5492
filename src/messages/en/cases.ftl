# Cases: those that fail, what they have not seen, what they do not notice.

case-failed-what = case "{ $case }": rule { $rule } should say { $expected } and says { $given }
case-failed-why = { $reason }{ $list ->
    [none] {""}
   *[other] {" "}The first clause that went the other way: { $list } { $number } "{ $clause }" (line { $line }) { $truth ->
        [holds] holds
        [fails] fails
        [not-applicable] does not apply
       *[unknown] is unknown
    }.
}
case-failed-cure = Correct the case if its expectation is wrong, else the rule or its signals.
case-unreadable-what = the dialogue of case "{ $case }" cannot be read: { $message }
case-unreadable-cure = Write each line as `客服：…` or `[00:03] 客服：…`.

rule-not-covered-what = the rule "{ $id }" { $seen ->
    [pass] never fails in a case
    [fail] never passes in a case
   *[neither] neither passes nor fails in a case
}
rule-not-covered-why = What has been seen from one side only may be broken on the other.
rule-not-covered-cure = Add the case that is missing.

matchers-not-covered-what = { $missed } of { $of } matchers of the signal "{ $name }" match in no case: { $texts }{ $more ->
    [more] {" "}…
   *[none] {""}
}
matchers-not-covered-why = A phrase that never matched may be misspelt, and nobody sees it.
matchers-not-covered-cure = Say it in a case of a rule that uses the signal, or remove it.

change-unnoticed-what = no case notices this change of the { $subject ->
    [signal] signal
   *[rule] rule
} "{ $name }": { $kind ->
    [phrases] without the phrase "{ $text }"
    [regex] without the pattern "{ $text }"
    [words] without the word "{ $text }"
    [entities] without the entity { $text }
    [similar_to] without the example "{ $text }"
    [unless] without "{ $text }" in unless
    [not_inside] without "{ $text }" in not_inside
    [negated] with another negated
    [quoted] with another quoted
    [across] with a wider across
    [combine] with another combine
    [expect] without entry { $text } of expect
    [forbid] without entry { $text } of forbid
    [all] without entry { $text } of all
    [any] without entry { $text } of any
    [signal] without the signal "{ $text }"
    [window] without { $text } in its window
    [window-wider] with { $text } twice as wide
    [at_least] with at_least loosened
    [at_most] with at_most loosened
   *[other] without { $kind }
}
change-unnoticed-why = A mistake there would go unseen, too.
change-unnoticed-cure = Add a case that is judged rightly only because of it, or remove it if it is of no use.
