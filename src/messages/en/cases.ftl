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

change-unnoticed-what = no case notices what is changed here ({ $count }), in the { $subject ->
    [signal] signal
   *[rule] rule
} "{ $name }": { $changes }{ $more ->
    [more] {" "}… and { $rest } more
   *[none] {""}
}
change-unnoticed-why = - takes out and ~ loosens or changes what stands at line:column. A mistake there would go unseen, too.
change-unnoticed-cure = From the first one on, add a case that is judged rightly only because of it, or remove it if it is of no use.
