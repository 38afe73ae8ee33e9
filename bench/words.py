"""The words synthetic reports are made of: names by part of the country, posts, deeds, and how citizens tell them.

Every person made of these names is invented; that a real one bears the same is chance.
"""

# Given names and family or second names, by where they are at home.
NAMES: dict[str, tuple[str, str]] = {
    "jawa": (
        "Agus Bambang Sri Slamet Joko Endang Suparman Wahyu Eko Dwi Tri Catur Hartono Mulyadi Suyatno Sumarni Siti "
        "Ratna Wulan Dyah Retno Yuniarti Sugeng Teguh Widodo Paijo Ngatini Puji Rahayu Lestari Bagus Galih",
        "Santoso Wibowo Prasetyo Nugroho Saputro Setiawan Hidayat Susanto Kurniawan Suryani Handayani Purnomo Raharjo "
        "Utomo Wijayanti Kusumawati Hartanto Sulistyo Wicaksono Pamungkas Widyastuti Astuti Haryanto Subagyo",
    ),
    "sunda": (
        "Asep Ujang Dadang Cecep Entin Euis Neneng Iis Tatang Deden Yayan Nandang Encep Rohaeni Kokom Ade Engkus Cucu "
        "Wawan Dede Nunung Lilis Titin Oman",
        "Suherman Sutisna Hidayat Kurnia Permana Sopandi Rukmana Supriatna Mulyana Nurhayati Komalasari Gunawan "
        "Ruhimat Sonjaya Wiganda Suryaman Kartika Maryati Setiadi Solihin",
    ),
    "batak": (
        "Parlindungan Tiur Hotman Rosmauli Maruli Togar Poltak Sahat Duma Lamria Ganda Jonggi Tumpal Risma Bonar "
        "Marihot Nurmala Saut Tigor Romauli",
        "Simanjuntak Siregar Nasution Sitompul Hutapea Sinaga Lubis Panjaitan Tampubolon Harahap Situmorang Manurung "
        "Sembiring Ginting Tarigan Pardede Saragih Hutabarat Napitupulu Silalahi",
    ),
    "aceh": (
        "Teuku Cut Muzakir Nurlela Fauzan Zulkifli Mursyid Safrida Iskandar Ridwan Ainal Maulida Husni Nasruddin "
        "Rahmah Khairul Marzuki Syarifah",
        "Ibrahim Usman Abdullah Hasbi Zainuddin Yusuf Daud Ismail Ilyas Mahmud Hanafiah Puteh Ali Basri Amin Razali",
    ),
    "minang": (
        "Syafril Yulinar Zulfahmi Erni Afrizal Desmawati Nofrizal Gusneti Yusrizal Rahmadani Elvira Hendri Asril "
        "Murniati Febrianto Welly Rosnida Yasril",
        "Chaniago Piliang Koto Tanjung Sikumbang Jambak Caniago Malayu Guci Panyalai Mandaliko Pili Bodi Dalimo "
        "Payobada Kutianyir",
    ),
    "melayu": (
        "Zainal Rosmini Hamdan Suryati Azhar Nurbaiti Sofyan Khairunnisa Jamaluddin Maimunah Herman Fitriani Rusdi "
        "Yanti Saiful Rohani Amiruddin Darmawati Marwan Hasnah",
        "Effendi Rahman Syahputra Mansyur Hasan Arifin Saleh Yunus Anwar Bakri Darwis Nurdin Hamid Latif Thamrin",
    ),
    "bali": (
        "Wayan Made Nyoman Ketut Putu Kadek Komang Gede Luh",
        "Sudiarta Suartini Wirawan Sukerti Adnyana Astawa Widiantara Artini Suardana Puspita Sudana Mahendra Yasa "
        "Darmayanti Parwata Sukadana",
    ),
    "nusa": (
        "Yohanes Maria Petrus Fransiskus Kornelis Agustina Marselinus Theresia Lalu Baiq Ignasius Yosefina Wilhelmus "
        "Dominggus Skolastika Adrianus",
        "Nahak Lamawuran Tukan Bria Seran Kleden Wadu Rihi Djami Riwu Fernandez Dacosta Wirajaya Mahsun Satriawan "
        "Hadisuwarno Bere Manek",
    ),
    "banjar": (
        "Syahrani Norhayati Rusdiansyah Mahmudah Fathurrahman Aulia Gusti Jumiati Rahmadi Yuliana Antung Masrani "
        "Hairiyah Ardiansyah Yansen Christina",
        "Noor Syarkawi Hadi Alamsyah Rahim Fahmi Zaini Sahbana Baderi Asmuni Usop Dehen Tingang Narang Sawung Lambung",
    ),
    "minahasa": (
        "Jefry Meity Ferdinand Olga Ventje Deasy Rommy Joune Steven Grace Hein Vonny Audy Selvie Noldy Maria",
        "Rumengan Mandagi Wowor Tumbelaka Pangemanan Lengkong Sumual Kalalo Mokoginta Paputungan Sondakh Runtuwene "
        "Tangkudung Rotinsulu Kandou Wenas",
    ),
    "bugis": (
        "Andi Baharuddin Hasnawati Muhammad Syamsuddin Rosdiana Ambo Besse Kamaruddin Nurjannah Abbas Hj Haeruddin "
        "Marlina Daeng Irwan Nurlaela Jumardi Sitti Muslimin",
        "Mappatoba Baso Tahir Pallawa Rauf Makkarumpa Nompo Rewa Situju Lantara Tompo Mattola Passinringi Mallombasi "
        "Palaguna Sappaile Tiro Massiri",
    ),
    "maluku": (
        "Yopi Everd Novita Semuel Costantina Abdul Wa La Rahma Josias Elisabeth Max Ulfa Husain Jacoba Rivai",
        "Latuconsina Pattiasina Tuanakotta Leatemia Sahetapy Ohorella Tuasikal Lestaluhu Manuputty Kaimudin Alting "
        "Tomagola Hukom Renwarin Salampessy Luhukay",
    ),
    "papua": (
        "Yulianus Yakoba Melkianus Demianus Orpa Isak Korneles Naomi Yosua Agustinus Selina Frans Marthen Yuliana "
        "Lukas Debora",
        "Wenda Kogoya Yikwa Murib Tabuni Wonda Rumbiak Mandacan Kambu Mofu Waromi Gobai Pekei Douw Kalami Sawaki",
    ),
}  # fmt: skip
# The first two digits of a region's code; everybody else is called as on Java.
HOMES = {
    "11": "aceh", "12": "batak", "13": "minang", "14": "melayu", "15": "melayu", "16": "melayu", "17": "melayu",
    "19": "melayu", "21": "melayu", "32": "sunda", "36": "sunda", "51": "bali", "52": "nusa", "53": "nusa",
    "61": "melayu", "62": "banjar", "63": "banjar", "64": "banjar", "65": "banjar", "71": "minahasa", "72": "bugis",
    "73": "bugis", "74": "bugis", "75": "minahasa", "76": "bugis", "81": "maluku", "82": "maluku", "91": "papua",
    "92": "papua", "93": "papua", "94": "papua", "95": "papua", "96": "papua", "97": "papua",
}  # fmt: skip

# What somebody is, and how people of the place speak of them.
POSTS = [
    ("Camat", "pak camat"), ("Lurah", "bu lurah"), ("Kepala Dinas Pendidikan", "kepala dinas pendidikan"),
    ("Kepala Dinas Sosial", "kadis sosial"), ("Sekretaris Camat", "sekcam"), ("Guru SD Negeri", "guru anak saya"),
    ("Kepala SMP Negeri", "kepala sekolah SMP"), ("Penyuluh Pertanian", "penyuluh pertanian di kampung kami"),
    ("Kepala Puskesmas", "kepala puskesmas"), ("Perawat RSUD", "perawat di rumah sakit daerah"),
    ("Kepala Bidang Pasar", "kabid pasar"), ("Kepala Seksi Pemerintahan", "kasi pemerintahan kecamatan"),
    ("Analis Kepegawaian", "pegawai di bagian kepegawaian"), ("Sekretaris Daerah", "pak sekda"),
    ("Kepala Bagian Umum", "kabag umum"), ("Sekretaris Desa (PNS)", "pak sekdes yang PNS"),
    ("Staf Kelurahan", "staf kelurahan"), ("Dosen Universitas Negeri", "dosen PNS"),
    ("Kepala UPT Pengairan", "kepala UPT"), ("Pengawas Sekolah", "pengawas sekolah"),
    ("Kepala Badan Kesbangpol", "kepala kesbangpol"), ("Bidan Koordinator", "bidan koordinator"),
    ("Anggota Satpol PP", "anggota satpol PP"), ("Kepala Kantor Urusan Agama", "kepala KUA"),
    ("Guru PPPK", "guru yang baru diangkat P3K"), ("Inspektur Pembantu", "irban di inspektorat"),
    ("Kepala Dinas Perhubungan", "kadishub"), ("Operator Sekolah", "operator sekolah"),
]  # fmt: skip

# The deed as told, by the catalogue row it falls under after the candidates were determined.
DEEDS: dict[str, tuple[str, ...]] = {
    "DS-01": (
        "{who} memasang baliho {calon} nomor {n} di depan {place}",
        "di pagar {place} ada spanduk {calon}, yang pasang {who} dibantu stafnya",
        "{who} menempelkan stiker {calon} di pintu-pintu kantor",
        "mobil pribadi {who} penuh stiker {calon} nomor {n} dan tiap hari dipakai ke kantor",
    ),
    "DS-02": (
        "{who} berkampanye untuk {calon} lewat akun media sosialnya, tiap malam siaran langsung",
        "{who} bikin video ajakan memilih nomor {n} dan menyebarkannya",
        "status WA {who} isinya poster {calon} terus",
        "{who} membuat halaman pendukung {calon} dan jadi adminnya",
    ),
    "DS-04": (
        "{who} hadir di kampanye {calon} di {place} dan ikut naik panggung",
        "waktu deklarasi {calon}, {who} duduk di barisan depan dan ikut teriak yel-yel",
        "{who} orasi di {place} mendukung {calon} nomor {n}",
        "saya melihat {who} ikut konvoi dan kampanye {calon}",
    ),
    "DS-06": (
        "{who} memberi tanda suka dan komentar dukungan di unggahan {calon}",
        "{who} membagikan unggahan tim {calon} ke grup WA warga",
        "{who} masuk grup pemenangan {calon} dan aktif menulis di situ",
        "akun {who} terus membagikan berita yang memuji {calon} nomor {n}",
    ),
    "DS-07": (
        "{who} mengunggah foto bersama {calon} sambil mengacungkan {n} jari",
        "beredar foto {who} dengan tim sukses {calon} di {place}, diunggah sendiri olehnya",
        "{who} berfoto dengan latar baliho {calon} lalu fotonya dijadikan foto profil",
    ),
    "DS-08": (
        "{who} mengumpulkan warga di {place} dan mengajak memilih {calon} nomor {n}",
        "{who} membagikan kaus dan sembako, katanya titipan dari {calon}",
        "waktu rapat, {who} menyuruh semua pegawai memilih nomor {n}",
        "{who} mendatangi rumah warga membawa amplop dan kartu nama {calon}",
        "saat apel pagi {who} minta kami mendukung {calon}",
    ),
    "DS-10": (
        "{who} jadi tim pemenangan {calon}, namanya ada di surat keputusan tim",
        "semua orang tahu {who} menyusun strategi untuk {calon}",
        "{who} menjadi koordinator relawan {calon} di kecamatan",
    ),
    "DS-11": (
        "{who} mengumpulkan fotokopi KTP warga untuk syarat dukungan {calon}",
        "KTP kami diminta {who}, ternyata dipakai untuk surat dukungan {calon}",
    ),
    "DS-12": (
        "bantuan sosial dari {place} hanya diberikan {who} kepada pendukung {calon}",
        "{who} memindahkan tiga pegawai karena tidak mau mendukung {calon}",
        "izin memakai {place} cuma dikasih {who} ke {calon} nomor {n}, yang lain ditolak",
    ),
    "DS-13": (
        "{who} jelas-jelas memihak {calon}, semua omongannya ke situ",
        "sikap {who} sama sekali tidak netral, warga yang beda pilihan dipersulit",
    ),
    "DS-05": ("{who} masih punya kartu anggota partai dan namanya tercatat sebagai pengurus",),
    "PP-5n2": ("{who} ikut kampanye {calon} memakai seragam dinas", "{who} pakai kaus {calon} di arak-arakan kampanye"),
    "PP-5n3": ("{who} mewajibkan semua stafnya hadir di kampanye {calon}, yang tidak datang diabsen",),
    "PP-5n4": (
        "mobil dinas {who} dipakai mengantar orang ke kampanye {calon}",
        "{who} meminjamkan {place} untuk rapat pemenangan {calon}",
    ),
}  # fmt: skip
WEIGHTS = {
    "DS-08": 20, "DS-06": 16, "DS-07": 15, "DS-04": 14, "DS-02": 10, "DS-01": 8, "DS-12": 5, "DS-10": 4,
    "PP-5n4": 3, "PP-5n2": 3, "DS-13": 3, "PP-5n3": 2, "DS-11": 1, "DS-05": 1,
}  # fmt: skip
PLACES = [
    "kantor kecamatan", "balai desa", "lapangan sepak bola", "aula kelurahan", "gedung serbaguna", "pasar lama",
    "halaman sekolah", "puskesmas", "rumah dinas", "GOR", "masjid raya", "alun-alun", "terminal", "kantor dinas",
    "rumah makan di pinggir jalan raya", "posko relawan", "pendopo", "hotel di tengah kota",
]  # fmt: skip
OPENINGS = [
    "Mau melaporkan,", "Selamat siang, saya mau lapor.", "Assalamualaikum, izin melaporkan bahwa", "Yth. Bawaslu,",
    "Tolong ditindak,", "Kejadiannya begini,", "Hari itu sekitar jam {hour}", "Tanggal {day} kemarin", "Dengan hormat,",
    "Saya warga sini.", "Kami para orang tua murid resah,", "Sebagai sesama pegawai saya malu,", "Info dari tetangga,",
    "Saya rekam sendiri,", "Sudah berkali-kali,", "Pada {day} pukul {hour}", "Lapor min,", "Jangan sebut nama,",
]  # fmt: skip
DETAILS = [
    "Saya lihat dengan mata kepala sendiri.", "Ada sekitar {m} orang yang hadir.", "Fotonya saya lampirkan.",
    "Kejadiannya pada jam kerja.", "Beberapa tetangga juga melihat.", "Ada videonya, durasinya {m} detik.",
    "Yang bersangkutan memakai baju dinas.", "Setelah itu dibagikan makanan dan uang {m} ribu.",
    "Waktu ditegur dia malah marah.", "Unggahannya sudah dihapus, tapi sempat saya simpan.",
    "Katanya yang tidak ikut bakal dimutasi.", "Acaranya dari jam {hour} sampai sore.", "Kepala desanya juga ada.",
    "Nomor mobilnya sempat saya catat.", "Istrinya juga ikut membagikan.", "Ini bukan yang pertama kali.",
    "Grup WA itu anggotanya {m} orang, semua warga sini.", "Saya dapat kabar ini dari saudara yang hadir.",
    "Ada lima pegawai lain yang ikut.", "Suaranya jelas terdengar di rekaman.", "Semua terekam kamera warung depan.",
    "Tempatnya tidak jauh dari rumah saya.", "Dia bilang itu perintah atasan.",
]  # fmt: skip
CLOSINGS = [
    "Mohon ditindaklanjuti.", "Terima kasih.", "Tolong rahasiakan nama saya.", "Semoga segera diproses.",
    "Kami takut kalau ketahuan melapor.", "Mohon Bawaslu turun langsung.", "Biar jadi pelajaran.", "Sekian.",
    "Kami cuma ingin pemilihan yang jujur.", "", "", "",
]  # fmt: skip
# How many people write when they are in a hurry.
SHORT = {
    "yang": "yg", "dengan": "dgn", "tidak": "gak", "sudah": "udh", "karena": "krn", "orang": "org", "untuk": "utk",
    "saya": "sy", "juga": "jg", "kalau": "klo", "dan": "dn", "memakai": "pake", "mohon": "mhn", "bahwa": "bhw",
    "sama": "sm", "terus": "trs", "sampai": "smp", "dari": "dr", "banyak": "bnyk", "sekali": "bgt",
}  # fmt: skip
LOOKS = ["berkacamata", "berjilbab", "rambut cepak", "badan tinggi", "memakai batik", "sekitar 50 tahun", "masih muda"]
STREETS = ["Merdeka", "Sudirman", "Melati", "Kenanga", "Pahlawan", "Diponegoro", "Mawar", "Gajah Mada", "Cendana"]
PLATFORMS = ["facebook", "instagram", "tiktok", "x", "youtube", "whatsapp"]
REASONS = {
    "ask_completion": [
        "Mohon lengkapi nama dan alamat pelapor.", "Tanggal kejadian belum disebut.", "Bukti belum terbaca.",
        "Sebutkan siapa yang melihat kejadian itu.", "Jabatan terlapor belum jelas.",
    ],
    "adopt": ["Isinya layak ditelusuri pengawas.", "Ada bukti awal yang cukup untuk temuan."],
    "decline": [
        "Tidak dilengkapi dalam waktunya.", "Syarat materiel tidak terpenuhi.", "Bukan pelanggaran netralitas ASN.",
        "Terlapor bukan pegawai ASN.", "Laporan lewat waktu.", "Peristiwa yang sama sudah ditangani.",
    ],
    "close": [
        "Bukti tidak cukup menguatkan.", "Terlapor hadir karena tugas kedinasan.", "Akun itu bukan milik terlapor.",
        "Keterangan saksi saling bertentangan.",
    ],
    "forward": [
        "Foto, tautan, dan keterangan saling menguatkan; perbuatan terbukti.", "Terlapor mengakui perbuatannya.",
        "Dua saksi dan satu rekaman membuktikan perbuatan itu.", "Unggahan berasal dari akun terlapor sendiri.",
    ],
    "return": ["Lengkapi keterangan saksi kedua.", "Simpulan belum menjawab semua perbuatan."],
    "merge": ["Peristiwa yang sama dengan laporan utama.", "Video dan tautannya sama."],
    "withdraw": ["Saya tidak mau melanjutkan.", "Sudah selesai secara kekeluargaan.", "Salah orang."],
    "closed": ["Terlapor sudah diberhentikan sebelum rekomendasi.", "Terlapor bukan ASN pada hari kejadian."],
}  # fmt: skip
VERDICTS = {
    "proven": ["Terlihat pada foto asli dan unggahan.", "Diakui terlapor saat klarifikasi.", "Dikuatkan dua saksi."],
    "not_proven": ["Tidak ada yang menguatkan.", "Bukan terlapor yang melakukannya.", "Kegiatan itu bukan kampanye."],
}
ANSWERS = [
    "Namanya sudah saya tulis di atas.",
    "Ini fotonya lagi, semoga terbaca.",
    "Yang melihat tetangga saya, Pak RT.",
]
CRIMINAL = [
    "Diduga membagikan uang: periksa Pasal 187A UU 10/2016.",
    "Diduga memakai fasilitas negara: periksa pidananya.",
]
