"""Words around names in many languages: labels, titles, and what is no name beside them."""

# Underscores stand for spaces; what else is in the words is of an expression.
LABELS = """contact contact_person name full_name account_name ask_for attn recruiter
    consultant agent coordinator manager supervisor hr pic cp narahubung kontak nama atas_nama
    người_liên_hệ liên_hệ họ_tên chủ_tài_khoản chủ_tk ctk nombre contacto contato nome
    preguntar_por nom ansprechpartner ansprechpartnerin имя контактное_лицо менеджер рекрутер
    куратор спросить"""
#: Before what people say they are called.
SAYING = r"""my_name_is my_name's nama_saya tên_(?:em|tôi|mình)_là me_llamo meu_nome_é
    je_m'appelle ich_heiße меня_зовут ang_pangalan_ko_ay a\.?_?n\. a/n"""
#: Before a name with a number behind it.
CALLING = """call text sms contact ask chat message whatsapp wa hubungi kontak gọi liên_hệ zalo
    hp tel telp llamar_a ligue_para appeler звоните звонить писать telepono tawagan"""
TITLES = """Mr Mrs Ms Miss Mdm Madam Dr Prof Sir Pak Bapak Bpk Bu Ibu Mbak Kak Kakak Bang Encik
    Puan Cik Tuan pak bapak bpk bu ibu mbak kak [Aa]nh [Cc]hị [Ôô]ng [Bb]à [Cc]ô [Cc]hú Kuya
    Ate Señora? Sra Srta Doña Herr Frau Monsieur Madame Mme Mlle Signora? Dona"""
PROGRAMS = "Office Excel Word PowerPoint Power Access Project Teams Outlook Dos"
#: Common surnames; a rarer one is found by a label.
HAN_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫朱胡郭林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓"
    "鄧曹彭曾肖蕭田董潘蒋蔣蔡余杜叶葉苏蘇魏吕呂丁沈姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸贾賈"
    "韦韋夏邱侯邹鄒熊孟秦江阎薛尹雷黎史贺賀顾顧郝龚龔邵钱錢覃莫孔汤湯"
)
HANGUL_SURNAMES = "김이박최정강조윤장임한오서신권황안송류전홍"
HAN_LABELS = """联系人 聯絡人 聯繫人 姓名 户名 戶名 收款人 负责人 負責人 经办人 招聘人 人事
    老板 我叫 名字叫"""
HAN_RANKS = """经理 經理 总监 總監 主管 老师 老師 总 總 姐 哥 老板 老闆 主任 助理"""
KOREAN_RANKS = """실장 팀장 과장 부장 대리 대표 매니저 사장 이사 담당자"""
JAPANESE_LABELS = """担当者? 氏名 お名前 口座名義 採用担当"""
KOREAN_LABELS = """담당자? 성명 이름 예금주 실장 팀장"""
THAI_LABELS = """ติดต่อ โทร สอบถาม ชื่อบัญชี ชื่อ แอดมิน ผู้ติดต่อ"""
THAI_TITLES = r"""คุณ พี่ นาย นางสาว นาง น\.ส\."""
#: What "you" begins with, where it is no title.
THAI_VERBS = "สามารถ ได้ มี จะ ต้อง คือ ไม่ ควร เป็น อยู่"
ARABIC_LABELS = """السيد السيدة الأستاذ الأستاذة الاسم للتواصل_مع"""
HINDI_LABELS = """श्री श्रीमती नाम_?:"""

_NONE = """a account admin agency agent agora ahora airport am an and anh any app apply asap at
    atau berikut bonus boss bulan bà call cao cell chat chị company consultant contact contacts
    coordinator cô dan date day department details dibawah direct directly dm do dụng em email
    empleo employer emprego excel facebook fast fb female for free from full gaji group gọi
    hari hiring hotel hotline hour hp hr hrd hub hubungi human hurry hệ id immediately in inbox
    info ini interview is job jobs join kami kerja kita limited line link liên llamar llame
    loker lowongan làm lương mail male manager me message messenger mobile month more name
    needed ngay nhân no nomor none not now number of office on only or our para pendaftaran
    person phone please pm por position power powerpoint project quick recruiter recruiting
    recruitment resource resources salary sales saya segera signal sini sms staff start
    supervisor số team teams tel telegram text the thoại time to today tomorrow trabajo tuyển
    tại untuk urgent urgente us vacancy vaga vagas via viber viên việc wa wanted we wechat week
    whatsapp word work working yang you your zalo ông điện вакансия звоните кадров менеджер
    отдел персоналу писать по продаж работа срочно телефон"""
#: Words that stand where names do, and are none.
NO_NAMES = frozenset(_NONE.split())


def any_of(words: str) -> str:
    """Give an expression for one of some words."""
    return "|".join(each.replace("_", "[ ]") for each in words.split())
