use super::*;

/// `(text, value, digits)` of every numeral.
fn read(form: &str) -> Vec<(&str, f64, Option<String>)> {
    scan(form, &[]).into_iter().map(|n| (n.span.of(form), n.value, n.digits)).collect()
}

#[test]
fn numbers_are_read_as_they_are_said() {
    let cases: &[(&str, f64)] = &[
        ("三十九", 39.0),
        ("一百三", 130.0),
        ("一百三十", 130.0),
        ("一千二", 1200.0),
        ("两千五", 2500.0),
        ("七百二", 720.0),
        ("一万二", 12_000.0),
        ("三万五千", 35_000.0),
        ("二十三万", 230_000.0),
        ("一百零五", 105.0),
        ("一千零五十", 1050.0),
        ("一千三百六十五", 1365.0),
        ("一百十五", 115.0),
        ("二十", 20.0),
        ("廿五", 25.0),
        ("俩", 2.0),
        ("半", 0.5),
        ("两", 2.0),
        ("零点五", 0.5),
        ("七八百", 800.0),
        ("一百二三十", 130.0),
        ("39.9", 39.9),
        ("1.5万", 15_000.0),
        ("1万2", 12_000.0),
        ("三千", 3000.0),
        ("贰佰", 200.0),
    ];
    for &(form, value) in cases {
        let digits = (form == "39").then(|| form.to_owned());
        assert_eq!(read(form), [(form, value, digits)], "{form}");
    }
}

#[test]
fn single_digits_in_a_row_are_spelled_out() {
    assert_eq!(read("幺九九"), [("幺九九", 199.0, Some("199".to_owned()))]);
    assert_eq!(read("五零幺二"), [("五零幺二", 5012.0, Some("5012".to_owned()))]);
    assert_eq!(read("幺六八的"), [("幺六八", 168.0, Some("168".to_owned()))]);
    assert_eq!(read("39"), [("39", 39.0, Some("39".to_owned()))]);
}

#[test]
fn neighbours_are_kept_apart() {
    let cases: &[(&str, &[(&str, f64)])] = &[
        ("幺九九一个月", &[("幺九九", 199.0), ("一", 1.0)]),
        ("三十九一个月", &[("三十九", 39.0), ("一", 1.0)]),
        ("一毛五一分钟", &[("一", 1.0), ("五", 5.0), ("一", 1.0)]),
        ("三十五十", &[("三十", 30.0), ("五十", 50.0)]),
        ("一百二百", &[("一百", 100.0), ("二百", 200.0)]),
        ("一百一个月", &[("一百", 100.0), ("一", 1.0)]),
        ("一百五一个月", &[("一百五", 150.0), ("一", 1.0)]),
        ("两个半小时", &[("两", 2.0), ("半", 0.5)]),
        ("2026.11.21", &[("2026", 2026.0), ("11", 11.0), ("21", 21.0)]),
        ("20:30", &[("20", 20.0), ("30", 30.0)]),
    ];
    for &(form, expected) in cases {
        let found: Vec<_> = read(form).into_iter().map(|(text, value, _)| (text, value)).collect();
        assert_eq!(found, expected, "{form}");
    }
}

#[test]
fn vague_numbers_keep_their_blur() {
    let cases: &[(&str, &str, f64)] = &[
        ("十来块", "十来", 10.0),
        ("一百四十多", "一百四十多", 140.0),
        ("十几秒", "十几", 10.0),
        ("三五天", "三五", 5.0),
        ("两三天", "两三", 3.0),
        ("一两分钟", "一两", 2.0),
        ("七八个", "七八", 8.0),
        ("30多块", "30多", 30.0),
    ];
    for &(form, text, value) in cases {
        let found: Vec<_> =
            scan(form, &[]).into_iter().map(|n| (n.span.of(form), n.value, n.approximate)).collect();
        assert_eq!(found, [(text, value, true)], "{form}");
    }
    assert_eq!(read("三十多少"), [("三十", 30.0, None)]);
    assert_eq!(read("几十块"), []);
}

#[test]
fn a_break_ends_a_number_but_thousands_go_on() {
    let parts =
        |form: &str, breaks: &[usize]| -> Vec<f64> { scan(form, breaks).iter().map(|n| n.value).collect() };
    assert_eq!(parts("三十五十块", &[6]), [30.0, 50.0]);
    assert_eq!(parts("1000元", &[1]), [1000.0]);
    assert_eq!(parts("1234567元", &[1, 4]), [1_234_567.0]);
    assert_eq!(parts("882013900472816", &[4]), [8820.0, 13_900_472_816.0]);
    assert_eq!(parts("3960元", &[2]), [39.0, 60.0]);
}
