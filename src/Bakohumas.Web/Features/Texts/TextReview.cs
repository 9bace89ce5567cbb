using System.Text;
using Bakohumas.Documents;
using Bakohumas.Documents.Layout;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Templates;

namespace Bakohumas.Web.Features.Texts;

/// <summary>A text judged as a whole: what is wrong, and how its paper looks.</summary>
/// <param name="Sheet">Null while the text cannot be set.</param>
/// <param name="Pages">By the layout that prints it; zero without a sheet.</param>
internal sealed record TextJudgement(IReadOnlyList<PledgeTextFault> Faults, Document? Sheet, int Pages, int Clauses, int Words)
{
    /// <summary>Product 6.11.</summary>
    public const int MaxPages = 2;

    public bool IsTooLong => Pages > MaxPages;

    public bool IsSound => Faults.Count == 0 && Sheet is not null && !IsTooLong;
}

/// <summary>Reads a draft with the rules that will hold for it, and measures it with the engine that will print it.</summary>
internal sealed class TextReview(WordingBook book, PublicAddress site, TimeProvider clock)
{
    public TextJudgement Of(string language, PledgeSigners signers, string title, IReadOnlyList<BasisLine> bases, string body)
    {
        var faults = PledgeTextInspection.Faults(body, CanDraw).ToList();
        var numbers = (Clauses: body.Split('\n').Count(line => line.Length > 2 && char.IsAsciiDigit(line[0]) && line.Contains("**", StringComparison.Ordinal)),
            Words: body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        if (faults.Count > 0) return new(faults, null, 0, numbers.Clauses, numbers.Words);
        try
        {
            var text = PledgeTexts.Parse("naskah", TextSource.Compose("naskah", "0", language, signers, title.Length == 0 ? "-" : title, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), bases, body));
            return Set(text, null, numbers);
        }
        catch (Exception fault) when (fault is TemplateException or PledgeTextException)
        {
            return new([new(PledgeTextProblem.Sections, 1, Limit: 7)], null, 0, numbers.Clauses, numbers.Words);
        }
    }

    /// <summary>The paper of a version, as it is.</summary>
    public TextJudgement Of(PledgeText text, string? givenFor) => Set(text, givenFor, (text.Clauses.Count, 0));

    private TextJudgement Set(PledgeText text, string? givenFor, (int Clauses, int Words) numbers)
    {
        var sheet = PaperSpecimen.Of(text, givenFor, site.At("/verifikasi/0000000000000000"), clock.GetUtcNow(), book.In(text.Head.Language));
        return new([], sheet, PaperLength.Pages(sheet), numbers.Clauses, numbers.Words);
    }

    private static bool CanDraw(Rune rune) => FontCoverage.Missing(rune.ToString()) is null;
}
