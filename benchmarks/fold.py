"""Print what folding costs, in microseconds a kilobyte of UTF-8, by kind of text."""

import statistics
import time

from screenad.text.fold import fold

TEXTS = {
    "en": "We are hiring 12 kitchen hands for a hotel in Leeds. Pay is 11.80 an hour, paid weekly "
    "into your own account, with a written contract on the first day. Come to the front desk or "
    "call 0113 496 0000. No fee is charged at any stage.\n",
    "en+mail": "We are hiring 12 kitchen hands for a hotel in Leeds. Pay is 11.80 an hour, paid "
    "weekly into your own account, with a written contract on the first day. Write to "
    "jobs@leeds.example or call 0113 496 0000. No fee is charged at any stage.\n",
    "en+quotes": "We’re hiring 12 kitchen hands for a hotel in Leeds. Pay is 11.80 an hour – paid "
    "weekly into your own account, with a written contract on the first day. Call 0113 496 0000 "
    "and ask for “the manager”. No fee is charged at any stage, and meals are included.\n",
    "vi": "Công ty chúng tôi cần tuyển 12 nhân viên phụ bếp cho khách sạn ở Đà Nẵng. Lương 9 triệu "
    "một tháng, trả vào tài khoản của bạn, có hợp đồng từ ngày đầu. Liên hệ phòng nhân sự.\n",
    "zh": "本酒店诚聘厨房帮工十二名，工作地点在杭州市区。月薪5500元，按月发放到本人账户，"
    "入职当天签订书面合同。上班时间为早上九点到下午六点，每周休息两天。有意者请致电人事部，面试不收取任何费用。\n",
    "zh-Hant": "本飯店誠徵廚房助手十二名，工作地點在臺中市區。月薪三萬二千元，按月匯入本人帳戶，"
    "到職當天簽訂書面契約。上班時間為早上九點到下午六點，每週休息兩天。有意者請致電人事部，面試不收取任何費用。\n",
    "th": "โรงแรมของเรารับสมัครผู้ช่วยครัว 12 คน ทำงานที่เชียงใหม่ เงินเดือน 13,500 บาท "
    "จ่ายเข้าบัญชีของคุณทุกเดือน มีสัญญาจ้างตั้งแต่วันแรก สนใจติดต่อฝ่ายบุคคล ไม่มีค่าใช้จ่ายใด ๆ\n",
    "hi": "हमारे होटल को रसोई के लिए 12 सहायक चाहिए। काम की जगह जयपुर है। वेतन 16000 रुपये महीना, "
    "सीधे आपके खाते में। पहले दिन लिखित अनुबंध मिलेगा। कोई शुल्क नहीं लिया जाता।\n",
    "ar": "يبحث فندقنا عن اثني عشر مساعدًا للمطبخ في مدينة الإسكندرية. الراتب 7000 جنيه شهريًا يحول "
    "إلى حسابك الخاص، مع عقد مكتوب من اليوم الأول. للتواصل مع إدارة الموارد البشرية.\n",
    "ru": "Гостинице требуются двенадцать помощников повара в городе Казань. Зарплата 45000 "
    "рублей в месяц, перечисляется на ваш счёт, письменный договор с первого дня. Пишите нам.\n",
    "hidden": "加✈️飞✈️机 T.e.l.e.g.r.a.m g00d s\u200bal\u200bary Нaбuрaю 𝐡𝐢𝐠𝐡 高.薪\n",
}
_KILOBYTES = 2
_PASSES = 7


def cost(line: str) -> float:
    """Give the median cost of folding a text of about two kilobytes made of a line."""
    text = line * max(1, round(_KILOBYTES * 1000 / len(line.encode())))
    times = []
    for _ in range(_PASSES):
        start = time.process_time()
        for _ in range(300):
            fold(text)
        times.append(time.process_time() - start)
    return statistics.median(times) / 300 * 1e6 / (len(text.encode()) / 1000)


def main() -> None:
    for name, line in TEXTS.items():
        print(f"{name:10} {cost(line):6.2f} µs/kB")


if __name__ == "__main__":
    main()
