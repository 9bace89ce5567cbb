namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// Consents and signature of the signing page (product 6.6): the partial <c>_SigningForm</c> posts <c>textHash, nonce, method, name, strokes,
/// consentPledge, consentData, showInJoint</c>. After a refusal it is drawn again with what was posted; messages come from ModelState.
/// </summary>
internal sealed record SignaturePad(string Action, string TextHash, string TextVersion, Guid Nonce)
{
    /// <summary><c>drawn</c>, <c>typed</c>, or null before the person chose: then the pad comes first with script, the typed name without.</summary>
    public string? Method { get; init; }

    public string? Name { get; init; }
    public string? Strokes { get; init; }
    public bool ConsentPledge { get; init; }
    public bool ConsentData { get; init; }
    public bool ShowInJoint { get; init; }

    /// <summary>A device that many people use keeps no draft and offers no name.</summary>
    public bool IsShared { get; init; }

    public static Dictionary<string, string> Words(Wording words)
    {
        var all = IslandWords.Of(words, "bidang.", "terisi", "belum", "putus", "ulang", "kembali");
        all["bidang"] = words["bidang.kosong"];
        all["kosong"] = words["ttd.kosong"];
        return all;
    }
}
