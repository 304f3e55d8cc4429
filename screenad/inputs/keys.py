"""The names that job boards, in many languages, give to the fields of an advert."""

from collections.abc import Mapping

# In the order in which a reader would meet them.
FIELDS = ("title", "company", "location", "salary", "text", "contact", "url")

# As ``plain`` leaves them, the usual ones first.
KEYS: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "description", "content", "message", "post", "caption", "advert", "ad"),
        *("jobdescription", "jobtext", "fulltext", "posttext", "messagetext", "adtext"),
        *("details", "jobdetails", "requirements", "jobrequirements", "qualifications"),
        *("responsibilities", "duties", "skills", "benefits", "jobbenefits", "companyprofile"),
        *("companydescription", "experience", "experiencerequirements", "remarks", "notes"),
        *("educationrequirements", "workhours", "incentivecompensation", "specialcommitments"),
        *("note", "正文", "内容", "內容", "描述", "详情", "職位描述", "职位描述", "岗位职责"),
        *("崗位職責", "任职要求", "任職要求", "工作内容", "工作內容", "福利待遇", "本文"),
        *("仕事内容", "応募資格", "본문", "내용", "설명", "상세내용", "자격요건", "เนื้อหา"),
        *("ข้อความ", "รายละเอียด", "คุณสมบัติ", "nộidung", "môtả", "môtảcôngviệc", "yêucầu"),
        *("yêucầucôngviệc", "quyềnlợi", "isi", "deskripsi", "keterangan", "persyaratan"),
        *("deskripsipekerjaan", "kualifikasi", "texto", "descripción", "descripcion"),
        *("descrição", "descricao", "requisitos", "mensaje", "texte", "contenu", "profil"),
        *("beschreibung", "anforderungen", "opis", "wymagania", "текст", "описание", "опис"),
        *("требования", "обязанности", "условия", "сообщение", "النص", "الوصف", "المتطلبات"),
        *("विवरण", "বিবরণ", "açıklama", "متن"),
    ),
    "title": (
        *("title", "jobtitle", "position", "positionname", "headline", "subject", "role"),
        *("vacancy", "标题", "標題", "职位", "職位", "岗位", "职位名称", "職種", "제목"),
        *("ตำแหน่ง", "หัวข้อ", "tiêuđề", "vịtrí", "judul", "posisi", "título", "titulo"),
        *("puesto", "cargo", "intitulé", "titre", "titel", "tytuł", "stanowisko", "заголовок"),
        *("должность", "вакансия", "العنوان", "name"),
    ),
    "company": (
        *("company", "companyname", "employer", "employername", "hiringorganization"),
        *("organization", "organisation", "recruiter", "agency", "advertiser", "entreprise"),
        *("公司", "公司名称", "企业", "会社名", "회사", "บริษัท", "côngty", "têncôngty"),
        *("perusahaan", "empresa", "firma", "pracodawca", "компания", "работодатель", "الشركة"),
    ),
    "location": (
        *("location", "joblocation", "place", "workplace", "worklocation", "city", "address"),
        *("region", "country", "地点", "地點", "工作地点", "工作地點", "城市", "勤務地"),
        *("근무지", "สถานที่", "địađiểm", "nơilàmviệc", "lokasi", "ubicación", "ubicacion"),
        *("lugar", "local", "lieu", "ort", "lokalizacja", "miejsce", "место", "город", "регион"),
        *("الموقع",),
    ),
    "salary": (
        *("salary", "basesalary", "salaryrange", "estimatedsalary", "pay", "payrange", "wage"),
        *("wages", "compensation", "income", "minsalary", "salarymin", "maxsalary", "salarymax"),
        *("minamount", "maxamount", "currency", "salarycurrency", "interval", "payperiod"),
        *("salaryperiod", "薪资", "薪資", "薪水", "工资", "月薪", "待遇", "給与", "급여"),
        *("เงินเดือน", "lương", "mứclương", "gaji", "salario", "sueldo", "salário", "salaire"),
        *("gehalt", "wynagrodzenie", "зарплата", "оклад", "الراتب"),
    ),
    "contact": (
        *("contact", "contacts", "applicationcontact", "contactinfo", "howtoapply", "phone"),
        *("telephone", "mobile", "whatsapp", "telegram", "wechat", "line", "zalo", "email"),
        *("联系方式", "聯絡方式", "联系人", "电话", "微信", "連絡先", "연락처", "ติดต่อ"),
        *("liênhệ", "kontak", "contacto", "contato", "kontakt", "контакты", "телефон", "الاتصال"),
    ),
    "url": (
        *("url", "link", "href", "joburl", "applyurl", "permalink", "sourceurl", "网址", "链接"),
    ),
    "id": (*("id", "jobid", "adid", "postid", "messageid", "uuid", "guid", "identifier", "编号"),),
}
