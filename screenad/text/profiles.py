"""What tells the languages of one script apart: common words, endings and letters."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

# Little words and those of adverts. A word under several languages counts for each in part.
_WORDS: Mapping[str, str] = {
    "en": """
        the and you your with for are will we our is of to this have be from not can at by on as
        it in all who must that what how their they any if need needed only now more get job jobs
        work working salary company experience required free apply hiring month week day per
        contact age years people staff please send call available join earn money home daily
        weekly monthly paid accommodation provided looking wanted urgent urgently full part time
        worker workers cleaner driver office visa ticket food ready english new an us no or if do
    """,
    "vi": """
        và của là có cho không được các với một những trong tại việc làm lương tuyển dụng công ty
        người nhân viên tháng triệu liên hệ yêu cầu kinh nghiệm từ đến ăn ở bao nam nữ tuổi hỗ trợ
        tuyen luong viec lam thang nguoi khong kinh nghiem lien he cong ty ho chieu duoc tien ngay
        nhe ban minh phai nhan vien tai khoan ngan hang truoc giup chuyen khai du lich cua khau
        nhung voi nhu thoi nha muon neu roi luc dong coc gio sang toi dem truong
    """,
    "id": """
        dan yang untuk dengan di ke dari ini itu tidak bisa kami anda akan atau pada juga sudah
        karena adalah saja gak nggak lowongan loker kerja gaji dibutuhkan butuh pria wanita usia
        pengalaman pendidikan minimal kirim lamaran karyawan perusahaan jujur uang jt juta mess
        makan segera hubungi bagi perorangan bulan hari tahun tanpa biaya tiket luar negeri
        penempatan bekerja sma smk ktp minat siap lokasi rumah tanggung bertanggung kandidat
        setidaknya kebutuhan pekerjaan deskripsi membantu memiliki mampu harus sebagai melakukan
        membuat serta aja doang kalo kalau gue gua duit pake pakai tiap dulu transfer
        rekening sama udah belum
        nanti cuma tinggal kasih dapet banget nih dong kita sini siapa butuh titip pinjem bos
        boleh pulang abis orang
    """,
    "ms": """
        dan yang untuk dengan di ke dari ini itu tidak boleh kami anda akan atau pada juga sudah
        kerana ialah sahaja tak nak jawatan kosong kekosongan kerja gaji diperlukan lelaki
        perempuan umur pengalaman kelulusan hantar permohonan pekerja syarikat wang elaun makan
        segera hubungi bulan hari tahun tanpa bayaran tiket luar negara tempat tinggal disediakan
        berminat sila temuduga majikan warganegara rm mahu awak korang
        bila dibayar tamat pelanggan pemain pegawai sedia guna dapat dulu minat cuti kilang asrama
        aku kau kat je dah duit lepas kena bagi cakap nombor kawan bawa boleh pun macam dengan pukul
        sampai dia kata buat cari akaun setiap kali
    """,
    "tl": """
        ang ng mga sa na at ay po kung para naman lang din rin hindi wala walang may mayroon meron
        kami kayo ako ikaw siya sila namin natin ninyo nyo kailangan trabaho sahod sweldo gusto
        lalaki babae edad taong gulang buwan araw agad pwede puwede bahay libre dito doon abroad
        aalis magtrabaho kumita tawag mag-apply naghahanap hanap isang ito yung galing buwanan
        bayad
        lang mo ka sayo yung kahit muna pera bigay tapos pag ba nyo po sagot ibibigay
        gamit wag huwag
        kada di ko ay ni amo
    """,
    "tr": """
        ve bir için ile bu da de olarak olan çok en gibi daha değil var yok iş işçi maaş aylık
        aranıyor eleman alınacaktır alınacak deneyim tecrübe yaş arası bay bayan konaklama yemek
        ücretsiz başvuru iletişim şirket çalışma yurt dışı ev günlük haftalık lira tl olmayan bize
        ulaşın kadar arası gerekli ihtiyaç vardır bulunan sigorta hemen
        bana sana bizim sizin senin hesap hesabı para gün günde saat yap yapın gönder gelir kimlik
        pasaport önce sonra ödeme kazanç kazan icin cok degil isci maas
        aylik araniyor alinacaktir alinacak gunluk ucretsiz basvuru iletisim sirket calisma
        yurtdışı yurtdisi deneyimsiz hesap hesabını yazın yazin beni siz kazan kazanç kazanc
        evden sonra önce kimse şart sadece ödeme odeme ücret ucret kalacak yatılı yatili olur
        paran parayı parayi bizde sizde nasıl nasil
    """,
    "es": """
        el la los las de del y en con para por que un una se no es al su sus como más sin o
        trabajo empleo sueldo salario mes semana día empresa experiencia se busca buscamos
        necesita requiere mujeres hombres años edad vivienda alojamiento comida gratis pasaje
        viaje interesados enviar llamar escribir contacto ofrecemos contrato pagamos somos
        extranjero puesto urgente señoritas chicas personas casa ganar dinero
        te le les lo me mi tu tus nos ya hola gracias cada cuando donde quien tiene tienes tengo
        pago paga pagas pagan gana ganas chamba quiero necesito soy estoy está están ser hay muy
        todo todos solo hoy mañana señora cuenta dólares pesos sueldo jefe celular escríbeme eso
        desde hasta después luego también pero porque tarjeta papeles horas gente ella ellos
    """,
    "pt": """
        o a os as de do da dos das e em no na para por que um uma se não é ao seu sua como mais
        sem ou trabalho emprego vaga vagas salário mês semana dia empresa experiência contrata
        contratamos precisa mulheres homens anos idade moradia alojamento alimentação grátis
        passagem viagem interessados enviar ligar contato oferecemos somos exterior você pessoas
        casa ganhar dinheiro ajudante auxiliar
        nao voce vc pra pro pela pelo seu teu minha meu nosso nossa isso quem fica ficar está até
        já só tem temos mês mes salario experiencia muito também tambem depois quando antes nada
        chama chame manda mande zap pix conta receber recebe ganha ganhe reais folga patrão
        trabalhar trabalhe preciso procuro procura pagamos detalhes serviço serviços sou estou
        dele dela eles ficam vão vai são era contrato mesmo mora cada lá dormir gente oi olá
        obrigado aos às nos nas num numa uns umas foi ser ter comigo
    """,
    "fr": """
        le la les des du de et en avec pour par que qui un une est sont au aux votre vos nous vous
        dans sur pas plus sans ou ce cette emploi travail poste salaire mois semaine jour
        entreprise société expérience recherche recherchons recrute hommes femmes ans logement
        nourriture gratuit billet voyage contactez envoyer offre étranger urgent personnes maison
        gagner argent être
        je tu il elle on ne se ta ton tes mon ma mes leur notre nos qu ces cet moi toi lui
        avoir fait faire peut peux dois doit quand après avant tout tous toute rien aussi très
        chez sous entre jusqu cherche cherchons cdi cdd payé payer compte jours patron
        contacter inbox passeport salut bonjour merci svp besoin voici c'est suis sera
    """,
    "de": """
        der die das und in mit für von zu den dem ein eine einen ist sind nicht auf im bei wir sie
        ihr ihre uns als auch oder aus nach ohne arbeit stelle job gehalt lohn monat woche tag
        firma unternehmen erfahrung suchen gesucht frauen männer jahre alter unterkunft
        verpflegung kostenlos melden bewerbung bewerben bieten ausland mitarbeiter haus geld
        verdienen stunden ab sofort vollzeit fahrer
    """,
    "pl": """
        i w na z do za od się jest nie o dla oraz po przez lub ze są praca pracy pracę pracowników
        wynagrodzenie zarobki miesiąc miesięcznie tydzień dzień firma firmy doświadczenie
        doświadczenia szukamy poszukujemy zatrudnimy kobiety mężczyźni lat wiek zakwaterowanie
        wyżywienie darmowe bezpłatne kontakt oferujemy zagranicą wymagania zł umowa prosimy
        zapewniamy dom osoby bez już mile widziane sie miesiac tydzien dzien doswiadczenie
        doswiadczenia zagranica mezczyzni wyzywienie bezplatne juz czy tylko wypłata wyplata
        paszport pisz proszę prosze będzie bedzie mieszkanie godzin godziny dziennie jeśli jesli
        kto ktoś ktos przed
    """,
    "ro": """
        și în pentru este sunt că ca să îți muncă munca lucru lucrez locuri angajăm angajam caut
        căutăm cautam salariu salariul lună săptămână saptamana zilnic experiență experienta cazare
        asigurăm asiguram oferim străinătate strainatate femei bărbați barbati fete băieți baieti
        vârstă varsta sunați sunati scrie scrieți scrieti bani banii câștig castig câștigi castigi
        acasă acasa plătești platesti plătim platim fără fara doar până dupa după pașaport
        pașaportul pasaportul dacă daca trebuie aveți aveti avem detalii cere cineva nevoie ani
        euro firma gratuit contact de la nu cu pe un o se din
    """,
    "it": """
        il lo la i gli le di del della dei delle e in con per da che un una è sono non al alla si
        come più senza o nel nella lavoro posto stipendio mese settimana giorno azienda esperienza
        cerchiamo cerca cercasi offriamo uomini donne anni età alloggio vitto gratis gratuito
        biglietto viaggio contattare inviare estero persone casa guadagnare soldi ragazze ragazzi
        contratto
        mi ti ci ne lo li sul sulla dal dalla nei negli questo questa quello sei siamo hai abbiamo
        tutto tutti quando dopo prima anche molto poi deve devi può puoi chi cosa ciao grazie
        scrivimi contattami conto io noi cerco fare dammi mandami però pagare paghiamo datore
        padrone passaporto subito euro
    """,
    "nl": """
        de het een en van in met voor op te is zijn niet aan bij wij je jij u uw ons onze als ook
        of uit naar zonder werk baan vacature salaris loon maand week dag bedrijf ervaring zoeken
        gezocht vrouwen mannen jaar leeftijd huisvesting eten gratis solliciteren solliciteer
        bieden buitenland medewerker huis geld verdienen uur direct worden hebben kunt kunnen per
    """,
    "sw": """
        ya wa na kwa ni la za katika kazi mshahara mwezi siku wiki kampuni uzoefu watu wanawake
        wanaume miaka umri nyumba chakula bure bila tiketi nje nchi wasiliana nafasi tunatafuta
        anahitajika wanahitajika ajira malipo lipwa pesa simu haraka tuma maombi mfanyakazi
        wafanyakazi hii yako kuwa kila unataka pata ndani sisi wewe yangu yake wake hiyo hizi huko
        ukifika kwenye lakini halafu kisha baada kabla kwanza tunalipa utalipwa unalipwa utalipa
        hakuna huhitaji piga njoo nicheki pasipoti kitambulisho akaunti benki wakala mwajiri bosi
        dereva vijana wateja mtu marafiki nyumbani kesho jana watoto rahisi hela elfu laini usajili
        usiseme tutakupa utapata unaweza naweza nataka ninahitaji natafuta
    """,
    "hi-Latn": """
        hai hain ka ki ke ko mein me se aur nahi nahin karo kare karein karna chahiye ghar kaam
        naukri paise paisa rupaye mahina mahine aap apna apne kya bhai jaldi liye wale wala ladka
        ladki milega milegi baithe kamao kamaye roz abhi videsh log bina khana rehna saath hoga
        hum
    """,
    "ne-Latn": """
        garnu garnus garnuhos garera gareko garne garna garnuparcha garxu chha chhaina cha chaina
        bhane bhanera bhayo bhako bhayera malai timi timro timilai tapai tapailai tapaiko hamro
        hamilai mero parcha pardaina hola haina huncha hunchha hunuhuncha dinchu dincha dinus
        dinuhos linchan linus pathaunus paincha painchha kasaile kasailai kasto yesto tyaha yaha
        sanga dekhi samma bata lai gari garyo aaunus aunuhos jagir talab rakhchu rakhincha lagcha
        parne janu basna khana bhanda matra ani tara pani kam paisa mahina bideshma sathi sabai
    """,
    "bn-Latn": """
        ami amar amake amader tumi tomar tomake apni apnar apnake apnara tui tor ache achhe ase nai
        nei korte kore kori korbo korben koren korle korlei kora korar korchi hobe hoy hoise
        hoyeche hoiche hoile thaka thakbe thaken theke jonno jonne kaj kajer kaje taka takar bhai
        vai apu bon mase masik ghore bose protidin prothom prothome ektu ekta ekjon kono kichu
        kichui keu sob sobai bolse bolche bolsen bolte bole bolben dibo dibe diben dite nite niye
        nibo nibe pabe paben pathan pathaben pathai jabe jaben jete shudhu sudhu valo bhalo ekhon
        ekhane okhane tar tader apnader lagbe lagbena chaile sathe shathe porjonto bidesh lakh
        hajar bkash nogod dekhen janen janaben korsi gesi abar tarpor age pore hoye
    """,
    "si-Latn": """
        eka ekak ekata eke ekka eken mama oya oyata oyage oyala mage api apita apige nae naha
        nathuwa nathi thiyenawa tiyenawa thiyena innawa inna karanna karala karanawa karanne karapu
        kiyanna kiyala kiyanawa kiwwa kiyanne wenna wenawa wela ganna gannawa gannam denna denawa
        dennam danna danne danawa dawasata dawasakata masekata pade padiya salli rassawa rassawak
        wada wadak gedara ayya ayyala akka akkala malli nangi puluwan puluwanda oni ona lesi
        issella passe ada heta thama thamai witharai kenek kenekta newei nemei kohomada monawada
        mokada mokakda meka ehema mehema gaththa dunna yanna enna ewanna dapu laksha dahasak
        rupiyal ratata rata kawruhari kawuruhari kohenda
    """,
    "ta-Latn": """
        naan neenga unga ungaluku enga engaluku namma avanga oru illa illai illana iruku irukku
        irukkum irundhu irundha dhaan dhan thaan ippo ippa appo pannunga pannanum pannuvom panni
        panren mattum mattume naal naalaiku innaiku varum varanum vaanga vandhuchu sollunga
        sollraanga venum vendam vendaam venaam kudunga kudutha kuduthu kudukanum podhum ponga
        panam kaasu velai velaiku sambalam maasam maasathuku rendu moonu ellam ellarum ellame
        adhu idhu indha andha enna eppadi yaaru romba nalla machi machan vanakkam apram aprom
        aagum aagidum aachu saapadu thangum veetla udane yaarum kekka ketta
    """,
    "fa-Latn": """
        baraye mikonam mikonid mikoni mikonan mikonim mikhay mikham mikhad mishe nemishe bayad
        kardan kardam darim daram nadare nadaram faghat hoghoogh hoghogh poolesho toman
        roozi roozane saati mahane chetori nist nistam hastam hastim nemikham bedid begir begoo
        vaghean azizam gharardad forooshgah sefaresh kasi kasani vali yani bacheha dokhtar khoone
        biaid kheyli khoobe mamnoon lotfan shomare bezanid
    """,
    "am-Latn": """
        selam wediyaw sira genzeb birr bicha kezia behuala ahun wust wist endet ewnet weyis
        yikefelal alegn negn nachew yelewum aychalm aydelem sewoch guadegna guadegnaye madreg
        mesrat lemesrat yimelesal zare neger mejemeriya enem esun minim manim hulet sost tiru
        ebakih ebakish lakulign asgeba betam dewel dewelu
    """,
}

# Letters and endings that hardly occur elsewhere.
_SIGNS: Mapping[str, str] = {
    "vi": "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]",
    "tr": "[ışğ]",
    "pl": "[ąęłśźżćń]",
    "ro": "[șțţ]|[îâă](?=[a-z])|ează$",
    "es": "ñ|ción$|ciones$",
    "pt": "[ãõ]|ção$|ções$",
    "fr": "[èêœ]|ement$|ées?$",
    "de": "ß|ungen$|lich$|keit$|[äöü]",
    "it": "zione$|zioni$|tà$",
    "nl": "^ij|ijk$|heid$|baar$",
}

#: Other scripts that several languages share: what speaks for each, by letters or whole words.
_NO_MARK_BEFORE, _NO_MARK_AFTER = r"(?<![\u0900-\u0963])", r"(?![\u0900-\u0963])"
_HINDI = "है|हैं|और|का|की|के|को|में|से|नहीं|करें|पर|लिए|हो|यह|आप|चाहिए"
_NEPALI = "छ|छन्|हुन्छ|गर्नुहोस्|भएको|गर्ने|लागि|हरू|हरु|तपाईं|पर्ने|वटा"
# Whole words that Hindi has not.
_NEPALI_LITTLE = f"{_NO_MARK_BEFORE}(?:र|छैन|तर|पनि|भने|चाहियो|चाहिँदैन|पाइन्छ|लाग्छ|तलब|महिनाको|मात्रै)"
_NEPALI_ENDINGS = r"(?<=[\u0900-\u0963])(?:मा|को|बाट|बाटै)"
_SIMPLIFIED = """
    们个来这时国对发为学业东车见长门问间现无钱单电话员岁证护
    险资费币网络联系务办图处广场应当边区过还让给经专岗优领职
"""
# The last eight are written in Cantonese only.
_TRADITIONAL = """
    們個來這時國對發為學業東車見長門問間現無錢單電話員歲證護
    險資費幣網絡聯繫務辦圖處廣場應當邊區過還讓給經專崗優領職
    嘅咗唔喺冇嚟啲搵
"""
SHARED: Mapping[str, Mapping[str, str]] = {
    "Devanagari": {
        "hi": f"{_NO_MARK_BEFORE}(?:{_HINDI}){_NO_MARK_AFTER}",
        "ne": f"(?:{_NEPALI}|{_NEPALI_ENDINGS}|{_NEPALI_LITTLE}){_NO_MARK_AFTER}",
    },
    # Urdu has all that Persian has, so one letter of its own decides.
    "Arabic": {
        "ar": r"[ةيىكأإ]",
        "fa": r"[پچژگکی]|\u200c",
        "ur": r"[پچژگکیٹڈڑںےہھ]",
    },
    "Cyrillic": {
        "ru": r"[ыэъё]|\b(?:и|что|как|от|с|к|или|если)\b",
        "uk": r"[іїєґ]|\b(?:та|що|як|від|з|або|якщо)\b",
    },
    "Han": {
        "zh-Hans": f"[{''.join(_SIMPLIFIED.split())}]",
        "zh-Hant": f"[{''.join(_TRADITIONAL.split())}]",
    },
}


@cache
def ranks() -> Mapping[str, int]:
    """Rank the languages of Latin script for ties: the more common in adverts first."""
    return {language: rank for rank, language in enumerate(_WORDS)}


@cache
def words() -> Mapping[str, list[str]]:
    """Give for each known word of Latin script the languages that have it."""
    known: dict[str, list[str]] = {}
    for language, listed in _WORDS.items():
        for word in dict.fromkeys(listed.split()):
            known.setdefault(word, []).append(language)
    return known


@cache
def any_sign() -> re.Pattern[str]:
    """Match a word that points to any language by its letters."""
    return re.compile("|".join(_SIGNS.values()))


@cache
def signs() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Give for each language the letters and endings that point to it."""
    return tuple((language, re.compile(sign)) for language, sign in _SIGNS.items())


@cache
def shared(script: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """Give the languages of a script other than Latin, and what speaks for each."""
    return tuple((language, re.compile(sign)) for language, sign in SHARED[script].items())
