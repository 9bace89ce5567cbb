using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Words that the dialog of delegations shows by its script.</summary>
internal static class DelegationWords
{
    public static Dictionary<string, string> Of(Wording words)
    {
        var all = IslandWords.Of(
            words, "rombongan.", "orang|jumlah", "tidak_ada", "tanpa_orang", "lebih|jumlah", "di_dalam", "terima|jumlah", "diterima|jumlah", "tidak_diterima|jumlah");
        all["dicatat"] = words["pendamping.dicatat", ("pendamping", "{{pendamping}}"), ("pengemudi", "{{pengemudi}}")];
        all["vip"] = words["gawai.peran.vip"];
        return all;
    }
}
