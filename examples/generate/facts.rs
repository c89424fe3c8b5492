//! The facts of one conversation: names, sums, dates, places, so that both sides speak of the same things.

use crate::random::Random;

/// The fillers that wordings name, in the order of [`Facts::values`].
pub const SLOTS: [&str; 30] = [
    "品牌",
    "工号",
    "坐席姓",
    "坐席名",
    "姓",
    "先生",
    "全名",
    "尾号",
    "证件号",
    "核过",
    "月",
    "金额",
    "旧价",
    "新价",
    "业务价",
    "违约金",
    "合约月",
    "流量",
    "套餐",
    "业务",
    "故障",
    "起始",
    "时限",
    "等待",
    "日期",
    "生效",
    "小区",
    "楼",
    "单元",
    "分数",
];

const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁";
const GIVEN: &str = "安然子涵宇轩梓浩思雨晨阳佳怡明哲若曦文博雅静志远海燕建国秀英丽华永强桂芳国栋春梅德胜玉兰嘉诚欣悦泽楷诗琪俊杰晓彤少峰美玲振东凤霞立新淑珍";
const PLANS: [&str; 12] = [
    "畅享套餐",
    "乐享套餐",
    "全家享套餐",
    "青禾套餐",
    "大流量卡",
    "商务套餐",
    "轻享套餐",
    "星河套餐",
    "无忧套餐",
    "校园卡",
    "融合套餐",
    "五记套餐",
];
const ADDONS: [&str; 14] = [
    "视频彩铃",
    "铃音盒",
    "来电提醒",
    "阅读包",
    "影视会员",
    "手机报",
    "云盘会员",
    "游戏加速包",
    "音乐包月",
    "通信助理",
    "彩信包",
    "家庭安防",
    "天气短信",
    "定向流量包",
];
const FAULTS: [&str; 10] = [
    "上不去",
    "断网了",
    "老掉线",
    "特别慢",
    "一直转圈",
    "打不开网页",
    "电视没信号",
    "连不上无线",
    "时断时续",
    "打不出电话",
];
const STARTS: [&str; 10] = [
    "昨天晚上",
    "今天早上七点多",
    "前天下午",
    "上周二",
    "大前天",
    "昨天中午",
    "这个月初",
    "今天上午十点",
    "上个星期六",
    "三天前",
];
const DEADLINES: [&str; 12] = [
    "今天下午六点前",
    "明天上午十点前",
    "二十四小时内",
    "四十八小时内",
    "今晚八点前",
    "三个工作日内",
    "明天中午十二点之前",
    "后天下班前",
    "两个小时之内",
    "周五前",
    "两天之内",
    "明天下午三点前",
];
const ESTATES: [&str; 16] = [
    "青禾苑",
    "锦云小区",
    "槐荫里",
    "柳溪花园",
    "望塔新村",
    "海棠公寓",
    "南湖家园",
    "金桂园",
    "春晓苑",
    "石桥里",
    "水岸名居",
    "梧桐小区",
    "东风新村",
    "翠竹园",
    "书香苑",
    "和平里",
];
const STARTS_TO_COUNT: [&str; 7] = [
    "下个月一号生效",
    "立即生效",
    "当天生效",
    "今晚十二点后生效",
    "激活当天起算",
    "二十四小时内生效",
    "下月一号零点生效，这个月照旧",
];

/// Fillers of one conversation.
pub struct Facts {
    /// One text a slot.
    pub values: Vec<String>,
}

impl Facts {
    /// Invents the facts; numbers are `spoken` in Chinese numerals or written in digits.
    pub fn invent(agent_id: &str, agent_name: &str, spoken: bool, random: &mut Random) -> Facts {
        let number = |value: u64| if spoken { numeral(value) } else { value.to_string() };
        let digits = |text: &str| if spoken { spell(text) } else { text.to_owned() };
        let yuan = |value: u64, random: &mut Random| number(value) + *random.pick(&["元", "块", "块钱"]);
        let surname = letter(SURNAMES, random);
        let given = letter(GIVEN, random) + &letter(GIVEN, random);
        let value = |slot: &str, random: &mut Random| match slot {
            "品牌" => "禾川通信".to_owned(),
            "工号" => digits(&agent_id[1..]),
            "坐席姓" => agent_name.chars().take(1).collect(),
            "坐席名" => agent_name.chars().skip(1).collect(),
            "姓" => surname.clone(),
            "先生" => (*random.pick(&["先生", "女士"])).to_owned(),
            "全名" => surname.clone() + &given,
            "尾号" => digits(&format!("{:04}", random.below(10_000))),
            "证件号" => digits(&id_number(random)),
            "核过" => (*random.pick(&["核对无误", "信息一致", "对上了", "都对得上"])).to_owned(),
            "月" => number(random.between(1, 12)),
            "金额" => yuan(random.between(60, 380), random),
            "旧价" => yuan(random.between(2, 13) * 10 + 9, random),
            "新价" => yuan(random.between(3, 29) * 10 + 9, random),
            "业务价" => yuan(random.between(3, 30), random),
            "违约金" => yuan(random.between(5, 60) * 10, random),
            "合约月" => number(*random.pick(&[6, 12, 18, 24])),
            "流量" => number(*random.pick(&[3, 5, 10, 20, 30, 40, 60, 80, 100])),
            "套餐" => (*random.pick(&PLANS)).to_owned(),
            "业务" => (*random.pick(&ADDONS)).to_owned(),
            "故障" => (*random.pick(&FAULTS)).to_owned(),
            "起始" => (*random.pick(&STARTS)).to_owned(),
            "时限" => (*random.pick(&DEADLINES)).to_owned(),
            "等待" => number(random.between(1, 5) * 10) + "秒",
            "日期" => number(random.between(1, 12)) + "月" + &number(random.between(1, 28)) + "号",
            "生效" => (*random.pick(&STARTS_TO_COUNT)).to_owned(),
            "小区" => (*random.pick(&ESTATES)).to_owned(),
            "楼" => number(random.between(1, 30)),
            "单元" => number(random.between(1, 6)),
            "分数" => number(random.between(300, 9_000)),
            _ => unreachable!("every slot has a value"),
        };
        Facts { values: SLOTS.iter().map(|slot| value(slot, random)).collect() }
    }
}

/// One character of `letters`.
pub fn letter(letters: &str, random: &mut Random) -> String {
    let at = random.below(letters.len() / '字'.len_utf8()) * '字'.len_utf8();
    letters[at..at + '字'.len_utf8()].to_owned()
}

/// An invented name of a person.
pub fn person(random: &mut Random) -> String {
    letter(SURNAMES, random) + &letter(GIVEN, random) + &letter(GIVEN, random)
}

/// An invented ID number with a right check digit.
fn id_number(random: &mut Random) -> String {
    const WEIGHTS: [u64; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let body = format!(
        "410305{:04}{:02}{:02}{:03}",
        random.between(1950, 2004),
        random.between(1, 12),
        random.between(1, 28),
        random.between(0, 999)
    );
    let sum: u64 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    let check = char::from(b"10X98765432"[(sum % 11) as usize]);
    format!("{body}{check}")
}

/// Digits one by one, as they are read out.
fn spell(digits: &str) -> String {
    let spoken = |digit: char| match digit {
        '0'..='9' => "零幺二三四五六七八九".chars().nth(digit as usize - '0' as usize).expect("ten digits"),
        other => other,
    };
    digits.chars().map(spoken).collect()
}

/// A number from 0 to 9999 as it is spoken.
fn numeral(value: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if value < 10 {
        return DIGITS[value as usize].to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(unit == 10 && digit == 1 && text.is_empty()) {
            text.push_str(DIGITS[digit as usize]);
        }
        text.push_str(name);
    }
    text
}
