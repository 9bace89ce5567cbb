namespace Bakohumas.Domain.People;

/// <summary>The one table from a refusal to its wording key (content/ui-teks.md 4); the words themselves are resources of Web.</summary>
public static class InputMessages
{
    /// <summary>The warning of <see cref="IdentityDecision.Unusual"/>.</summary>
    public const string UnusualNumber = "isi.nip_ragu";

    public static string Key(IdentityProblem problem) => problem switch
    {
        IdentityProblem.Missing => "isi.wajib",
        IdentityProblem.Length => "isi.nip_panjang",
        IdentityProblem.NotDigits => "isi.nip_bukan_angka",
        IdentityProblem.OldNumber => "isi.nip_lama",
        IdentityProblem.LooksLikePopulationNumber => "isi.nip_seperti_nik",
        IdentityProblem.BirthDate => "isi.nip_lahir",
        IdentityProblem.Appointment => "isi.nip_angkat",
        IdentityProblem.AppointmentInFuture => "isi.nip_angkat_depan",
        IdentityProblem.Sex => "isi.nip_kelamin",
        IdentityProblem.Sequence => "isi.nip_urut",
        IdentityProblem.StaffNumber => "isi.id_lain",
        IdentityProblem.TypeDoesNotFit => "isi.jenis_identitas",
    };

    public static string Key(TextProblem problem) => problem switch
    {
        TextProblem.Missing => "isi.wajib",
        TextProblem.NoLetter => "isi.nama_pendek",
        TextProblem.TooLong => "isi.terlalu_panjang",
        TextProblem.Character => "isi.nama_aksara",
    };

    public static string Key(PhoneProblem problem) => problem switch
    {
        PhoneProblem.Missing => "isi.wajib",
        PhoneProblem.Malformed => "isi.hp_salah",
        PhoneProblem.NotMobile => "isi.hp_bukan_seluler",
    };

    public static string Key(MailboxProblem problem) => problem switch
    {
        MailboxProblem.Missing => "isi.wajib",
        MailboxProblem.Malformed => "isi.surel_salah",
        MailboxProblem.TooLong => "isi.terlalu_panjang",
        MailboxProblem.Several => "isi.surel_satu",
    };
}
