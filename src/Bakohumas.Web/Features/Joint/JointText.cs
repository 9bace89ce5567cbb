using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The signed text as blocks, and the words that joint paper, poster and sheet share.</summary>
internal static class JointText
{
    /// <summary>Everything that the hash covers but for what only a signer fills in.</summary>
    public static IEnumerable<Block> Of(FrozenText frozen, PledgeText text, Wording words) =>
    [
        .. PledgePaper.Sample(frozen, words),
        new Block.Paragraph(words["kertas.kegiatan", ("kegiatan", frozen.EventName), ("tanggal", LongDate.FullWithTime(frozen.StartsAt, frozen.Zone, LanguageOf(words))), ("tempat", frozen.Venue)], ParagraphKind.Lead),
        new Block.Paragraph(text.Preamble.Text),
        Clauses(text),
        new Block.Paragraph(text.Awareness.Text),
        new Block.Paragraph(text.Closing.Text),
        new Block.Paragraph($"{text.LegalHeading}: {string.Join("; ", text.Head.LegalBasis.Select(b => $"{b.Text} ({b.Status})"))}.{PledgePaper.Given(text, frozen, words)}", ParagraphKind.Note),
    ];

    public static Block.Clauses Clauses(PledgeText text) => new([.. text.Clauses.Select(c => new Clause([new Run(c.Lead + " ", Bold: true), new Run(c.Text)]))]);

    public static Language LanguageOf(Wording words) => words.Language == Languages.English ? Language.English : Language.Indonesian;

    /// <summary>"86 (delapan puluh enam)".</summary>
    public static string Spelled(int number, Wording words) => $"{number.ToString("N0", words.Culture)} ({NumberWords.Of(number, LanguageOf(words))})";

    /// <summary>The first 16 digits of a hash in groups of four.</summary>
    public static string Fingerprint(string hash) => string.Join(' ', hash[..16].Chunk(4).Select(four => new string(four)));

    public static SignatureInk Ink(SignatureMethod method, string? signature) => (method, signature) switch
    {
        (_, null) => new SignatureInk.Blank(),
        (SignatureMethod.Typed, _) => new SignatureInk.Typed(signature),
        _ => StrokeSet.Parse(signature) is { } set ? new SignatureInk.Drawn(set.Strokes) : new SignatureInk.Blank(),
    };

    /// <summary>What a reader hears instead of the signature; nothing where there is none.</summary>
    public static string Heard(SignatureMethod method, string? signature, string name, Wording words) =>
        signature is null ? words["bersama.belum_ttd", ("nama", name)] : words[method == SignatureMethod.Typed ? "kertas.ttd_diketik" : "kertas.ttd_digambar", ("nama", name)];
}
