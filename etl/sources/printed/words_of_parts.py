"""Expressions for employment statuses, industries, segments and programmes."""

from __future__ import annotations

from collections.abc import Sequence

STATUSES: Sequence[tuple[str, str]] = (
    (
        "with_helpers",
        r"berusaha dibantu (buruh|pekerja) tidak (tetap|dibayar)( ?/ ?(buruh |pekerja )?"
        r"(keluarga ?/ ?)?(tidak|tak) dibayar)?|(employer|self[- ]employed) (assisted by|with) "
        r"(temporary|casual|unpaid)( (worker|employee|labou?r|helper)s?)?"
        r"( ?(/|or) ?(unpaid|family))?( (worker|employee|labou?r|helper)s?)?",
    ),
    (
        "employer",
        r"berusaha dibantu (buruh|pekerja) (tetap|dibayar)( ?/ ?(buruh |pekerja )?dibayar)?"
        r"|(employer|self[- ]employed) (assisted by|with) permanent( (worker|employee)s?)?"
        r"( ?(/|or) ?paid)?( (worker|employee|labou?r)s?)?",
    ),
    ("own_account", r"berusaha sendiri|own[- ]account workers?|\bself[- ]employed\b"),
    (
        "casual_nonfarm",
        r"pekerja bebas( di)?( sektor)? non[- ]?pertanian|casual non[- ]?agricultural"
        r" (worker|employee)s?|casual (employee|worker)s? (not in|outside) agriculture",
    ),
    (
        "casual_farm",
        r"pekerja bebas( di)?( sektor)? pertanian|casual (employee|worker)s? in agriculture|"
        r"casual agricultural (worker|employee)s?",
    ),
    (
        "family_worker",
        r"pekerja (keluarga ?/ ?|keluarga ?)?(tidak|tak) dibayar|pekerja keluarga( ?/ ?"
        r"(pekerja )?tidak dibayar)?|(unpaid (family )?|family )workers?( ?/ ?unpaid( worker)?)?",
    ),
    (
        "employee",
        r"(buruh|karyawan|pegawai)( ?/ ?(buruh|karyawan|pegawai))*|"
        r"(regular )?(wage )?employees?( ?/ ?labou?rer)?",
    ),
    ("informal", r"\b(kegiatan |sektor )?informal\b( workers?| employment)?"),
    ("formal", r"\b(kegiatan |sektor )?formal\b( workers?| employment)?"),
)
# The groups of KBLI by their full names; they stand before the measures, whose words they hold.
INDUSTRIES: Sequence[tuple[str, str]] = (
    (
        "A",
        r"pertanian,? ?(perkebunan,? ?)?kehutanan,? ?(perburuan,? ?)?((dan|&) )?perikanan|"
        r"agriculture,? ?forestry,? ?(hunting,? ?)?((and|&) )?fish(ing|ery|eries)",
    ),
    ("B", r"pertambangan (dan|&) penggalian|mining (and|&) quarrying"),
    ("C", r"industri pengolahan|manufacturing( industry)?"),
    (
        "D",
        r"pengadaan listrik,?( dan)? gas(, uap ?/ ?air panas,? dan udara dingin)?|"
        r"electricity(,| and) gas(, steam and air conditioning)?( supply)?",
    ),
    (
        "E",
        r"pengadaan air,? pengelolaan (sampah,? ?)?(limbah,? ?)?((dan|&) )?daur ulang|"
        r"(treatment|pengelolaan) air,.*remediasi|"
        r"water supply(, sewerage)?,? waste management,? (and|&) (recycling|remediation)"
        r"( activities)?",
    ),
    ("F", r"(?<!jasa )\bkonstruksi\b(?! projects)|\bconstruction\b(?! (projects?|services?))"),
    (
        "G",
        r"perdagangan besar (dan|&) eceran,? ?(dan )?reparasi (dan perawatan )?mobil (dan|&) "
        r"sepeda motor|wholesale (and|&) retail trade,? ?(and )?repair of motor vehicles "
        r"(and|&) motorcycles",
    ),
    ("H", r"(transportasi|pengangkutan) (dan|&) pergudangan|transport(ation)? (and|&) storage"),
    (
        "I",
        r"(penyediaan )?akomodasi (dan|&) (penyediaan )?makan(an)? (dan |& )?minum(an)?|"
        r"accommodation (and|&) food( and beverage)?( service( activitie)?s?)?",
    ),
    ("J", r"informasi (dan|&) komunikasi|information (and|&) communication"),
    (
        "K",
        r"((jasa|aktivitas) )?keuangan (dan|&) asuransi|"
        r"financial (and|&) insurance( activities| services)?",
    ),
    ("L", r"real ?estate?( activities)?"),
    ("MN", r"(jasa|aktivitas) perusahaan|business (activities|services)"),
    (
        "O",
        r"administrasi pemerintahan,? ?pertahanan,? (dan|&) jaminan sosial( wajib)?|"
        r"public administration,? (and |& )?defen[cs]e,?( and)? ?compulsory social security",
    ),
    ("P", r"(jasa|aktivitas) pendidikan|^pendidikan( ?/ ?education)?$|^education( services)?$"),
    (
        "Q",
        r"(jasa|aktivitas) kesehatan( manusia)? (dan|&) (kegiatan|aktivitas) sosial( lainnya)?|"
        r"(human )?health (and|&) social work( activities)?",
    ),
    ("RSTU", r"(aktivitas )?jasa lainnya|other services?( activities)?"),
)
# The three broad groups, and names cut short: they stand behind the measures.
BROAD: Sequence[tuple[str, str]] = (
    ("A", r"\bpertanian\b|\bagriculture\b"),
    ("B", r"\bpertambangan\b|\bmining\b"),
    ("B-F", r"\bindustri\b|\bmanufacture\b"),
    ("G-U", r"\bjasa\b|\bservices\b"),
)
SEGMENTS: Sequence[tuple[str, str]] = (
    ("BPU", r"(pekerja )?bukan penerima upah( \(bpu\))?|\bbpu\b|non[- ]wage( earners?)?"),
    ("PU", r"(pekerja )?penerima upah( \(pu\))?|\bpu\b|wage earners?"),
    (
        "JAKON",
        r"(sektor )?jasa konstruksi( \(jakon\))?|\bjakon\b|construction (projects?|services?)",
    ),
    ("PMI", r"pekerja migran( indonesia)?( \(pmi\))?|\bpmi\b|migrant workers?"),
)
PROGRAMMES: Sequence[tuple[str, str]] = (
    ("JKK", r"jaminan kecelakaan kerja( \(jkk\))?|\bjkk\b"),
    ("JKM", r"jaminan kematian( \(jkm?\))?|\bjkm\b"),
    ("JHT", r"jaminan hari tua( \(jht\))?|\bjht\b"),
    ("JKP", r"jaminan kehilangan pekerjaan( \(jkp\))?|\bjkp\b"),
    ("JP", r"jaminan pensiun( \(jp\))?|\bjp\b"),
)
