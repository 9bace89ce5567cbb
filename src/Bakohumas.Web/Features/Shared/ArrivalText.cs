using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Shared;

/// <summary>What stands beside the number of those who came: how many were in the hall, took part from afar, or were entered from paper.</summary>
internal static class ArrivalText
{
    /// <returns>"43 di tempat (12 presensi mandiri), 3 daring, 2 dicatat dari kertas"; "12 presensi mandiri" when all were in the hall; empty when everybody came by a door.</returns>
    public static string Beside(this Arrivals arrivals, Wording words)
    {
        var self = arrivals.SelfCheckIn > 0 ? Of(AdmissionSource.SelfCheckIn) : "";
        return OnSite(arrivals.Door + arrivals.SelfCheckIn, arrivals.Online, arrivals.Paper, words, self.Length > 0 ? $" ({self})" : "") is { Length: > 0 } said ? said : self;

        string Of(AdmissionSource source) => $"{Number(arrivals.By(source), words)} {Name(source, words)}";
    }

    /// <returns>"43 di tempat, 3 daring, 2 dicatat dari kertas"; empty when all were in the hall.</returns>
    public static string OnSite(int onSite, int online, int paper, Wording words, string self = "")
    {
        if (online + paper == 0) return "";
        List<string> said = [];
        if (onSite > 0) said.Add(words["hadir.angka_tempat", ("jumlah", Number(onSite, words))] + self);
        if (online > 0) said.Add(words["hadir.angka_daring", ("jumlah", Number(online, words))]);
        if (paper > 0) said.Add(words["hadir.angka_kertas", ("jumlah", Number(paper, words))]);
        return string.Join(", ", said);
    }

    /// <summary>The way in the middle of a sentence.</summary>
    public static string Name(AdmissionSource source, Wording words) => words.Of(source).ToLower(words.Culture);

    private static string Number(int count, Wording words) => count.ToString("N0", words.Culture);
}
