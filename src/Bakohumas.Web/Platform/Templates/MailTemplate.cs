namespace Bakohumas.Web.Platform.Templates;

/// <summary>A mail this program sends: the id of its text (stored in outbox rows, stable) and its closing words. Every one exists in both languages.</summary>
internal sealed record MailTemplate(string Id, MailFooter Footer)
{
    /// <summary>Values: nama, kegiatan, tanggal, pukul, tempat, tautan, kode; daring (when the meeting's link is shown) and kontak may be empty.</summary>
    public static readonly MailTemplate Ticket = new("surel-tiket", MailFooter.Service);

    /// <summary>For who takes part from afar. Values: nama, kegiatan, tanggal, pukul, tautan, daring; kontak may be empty.</summary>
    public static readonly MailTemplate TicketOnline = new("surel-tiket-daring", MailFooter.Service);

    /// <summary>Values: nama, kegiatan, tautan; kontak may be empty.</summary>
    public static readonly MailTemplate LinkAgain = new("surel-tautan-hilang", MailFooter.Service);

    /// <summary>For a mailbox of many people. Values: jumlah; rows: nama, kegiatan, tautan.</summary>
    public static readonly MailTemplate LinksAgain = new("surel-tautan-hilang-banyak", MailFooter.Service);

    /// <summary>Values: nama, kegiatan, tanggal, pukul, tempat, tautan.</summary>
    public static readonly MailTemplate WeekBefore = new("surel-pengingat-h7", MailFooter.Reminder);

    /// <summary>Values: nama, kegiatan, pukul, tempat, tautan; daring and kontak may be empty.</summary>
    public static readonly MailTemplate DayBefore = new("surel-pengingat-h1", MailFooter.Reminder);

    /// <summary>Values: nama, kegiatan, pukul, tautan, daring; kontak may be empty.</summary>
    public static readonly MailTemplate DayBeforeOnline = new("surel-pengingat-h1-daring", MailFooter.Reminder);

    /// <summary>Values: nama, kegiatan, pukul, tempat, tautan, kode.</summary>
    public static readonly MailTemplate OnTheDay = new("surel-pengingat-h0", MailFooter.Reminder);

    /// <summary>Values: nama, kegiatan, pukul, tautan, daring.</summary>
    public static readonly MailTemplate OnTheDayOnline = new("surel-pengingat-h0-daring", MailFooter.Reminder);

    /// <summary>Values: nama, kegiatan, tautan; tenggat and kontak may be empty.</summary>
    public static readonly MailTemplate Unsigned = new("surel-belum-tanda-tangan", MailFooter.Reminder);

    /// <summary>Values: nama, kegiatan, tautan, tautan_verifikasi, kode, tautan_bukan_saya; kontak may be empty.</summary>
    public static readonly MailTemplate PledgeCopy = new("surel-terima-kasih-pdf", MailFooter.Service);

    /// <summary>Values: nama, kegiatan, tautan; kontak may be empty.</summary>
    public static readonly MailTemplate PledgeDisputed = new("surel-bukan-saya", MailFooter.Service);

    /// <summary>Values: nama, kegiatan, tanggal_surat, tautan; kontak may be empty.</summary>
    public static readonly MailTemplate PledgeWithdrawn = new("surel-penarikan-tercatat", MailFooter.Service);

    /// <summary>Values: nama, kegiatan, instansi, tugas, tenggat, tautan; kontak may be empty.</summary>
    public static readonly MailTemplate DutyMade = new("surel-tugas-dibuat", MailFooter.Duty);

    /// <summary>Values as <see cref="DutyMade"/>.</summary>
    public static readonly MailTemplate DutyDue = new("surel-tugas-tenggat", MailFooter.Duty);

    /// <summary>Values as <see cref="DutyMade"/>.</summary>
    public static readonly MailTemplate DutyLate = new("surel-tugas-terlambat", MailFooter.Duty);

    /// <summary>Values: nama, kegiatan, tanggal, tautan; alasan and kontak may be empty.</summary>
    public static readonly MailTemplate EventCancelled = new("surel-kegiatan-dibatalkan", MailFooter.Service);

    /// <summary>Values: nama, kegiatan, tanggal, pukul, tempat, tautan; alasan and kontak may be empty.</summary>
    public static readonly MailTemplate ScheduleChanged = new("surel-jadwal-berubah", MailFooter.Service);

    /// <summary>Values: nama, tugas, instansi, jumlah, tautan, kegiatan.</summary>
    public static readonly MailTemplate ReportAccepted = new("surel-laporan-diterima", MailFooter.Duty);

    /// <summary>Values: nama, tugas, instansi, catatan, tautan, kegiatan; tenggat may be empty.</summary>
    public static readonly MailTemplate ReportReturned = new("surel-laporan-dikembalikan", MailFooter.Duty);

    /// <summary>Values: nama, peran, instansi, tautan, tenggat; kontak may be empty.</summary>
    public static readonly MailTemplate AccountInvitation = new("surel-undangan-akun", MailFooter.Account);

    /// <summary>Values: nama, tautan, tenggat; kontak may be empty.</summary>
    public static readonly MailTemplate PasswordRenewal = new("surel-kata-sandi", MailFooter.Account);

    /// <summary>Values: nama, kegiatan, penyelenggara, peran, tanggal, pukul, tempat, tautan; kontak may be empty.</summary>
    public static readonly MailTemplate JointLink = new("surel-tautan-saksi", MailFooter.Cosigner);

    /// <summary>To the protocol officer. Values: nama, jabatan, instansi of the guest, kegiatan, gerbang, waktu, penyelenggara, tautan; catatan and kontak may be empty.</summary>
    public static readonly MailTemplate VipArrived = new("surel-tamu-kehormatan", MailFooter.Protocol);

    public static readonly IReadOnlyList<MailTemplate> All =
    [
        Ticket, TicketOnline, LinkAgain, LinksAgain, WeekBefore, DayBefore, DayBeforeOnline, OnTheDay, OnTheDayOnline, Unsigned, PledgeCopy, PledgeDisputed, PledgeWithdrawn, DutyMade, DutyDue, DutyLate, EventCancelled, ScheduleChanged,
        ReportAccepted, ReportReturned, AccountInvitation, PasswordRenewal, JointLink, VipArrived,
    ];
}
