using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>
/// Lays out a paper. One that is signed climbs down the fit ladder (11.5, 10.5, 10 pt) until it fits on one page, else on two, and is set at the
/// first step when it is longer than that; of a paper with a page break only the text before it does. The dry run measures only.
/// </summary>
internal static class DocumentSetter
{
    private sealed record Attempt(StructNode Root, EvidenceSetter? Evidence, IReadOnlyList<IReadOnlyList<Placed>> Pages);

    public static LaidOut Set(Document document)
    {
        var attempt = Best(document);
        var sheets = new List<Sheet>(attempt.Pages.Count);
        var bookmarks = new List<Bookmark>();
        foreach (var placed in attempt.Pages)
        {
            var pen = new Pen(new Sheet(Mm(document.Page.Width), Mm(document.Page.Height), []));
            if (sheets.Count > 0) RunningHeadSetter.Draw(pen, document, placed);
            foreach (var (slab, y) in placed)
            {
                slab.Draw(pen, y);
                if (slab.Bookmark is { } title) bookmarks.Add(new Bookmark(title, sheets.Count, y));
            }
            sheets.Add(pen.Sheet);
            if (sheets.Count == attempt.Pages.Count) attempt.Evidence?.Draw(pen, Mm(document.Page.Left), Mm(document.Page.TextWidth));
            FooterSetter.Draw(pen, document, sheets.Count, attempt.Pages.Count);
        }
        return new LaidOut(sheets, attempt.Root, bookmarks);
    }

    private static Attempt Best(Document document)
    {
        if (document.Blocks.TakeWhile(block => block is not Block.PageBreak).ToList() is { } text && text.Count < document.Blocks.Count)
        {
            var alone = document with { Blocks = text, Evidence = null };
            return Try(document, OnFewestPages(alone, HouseStyle.JointLadder).Step);
        }
        return document.Blocks.Any(block => block is Block.SignatureBand)
            ? OnFewestPages(document, HouseStyle.Ladder).Attempt
            : Try(document, HouseStyle.Ladder[1]);
    }

    /// <summary>A text that is too long for one page in the smallest type is too long in all: the steps between are not tried for nothing.</summary>
    private static (Attempt Attempt, TypeStyle Step) OnFewestPages(Document document, IReadOnlyList<TypeStyle> ladder)
    {
        (Attempt Attempt, TypeStyle Step) largest = (Try(document, ladder[0]), ladder[0]);
        if (largest.Attempt.Pages.Count == 1) return largest;
        (Attempt Attempt, TypeStyle Step) smallest = (Try(document, ladder[^1]), ladder[^1]);
        var wanted = smallest.Attempt.Pages.Count == 1 ? 1 : 2;
        if (largest.Attempt.Pages.Count == wanted || smallest.Attempt.Pages.Count > wanted) return largest;
        foreach (var step in ladder.Skip(1).SkipLast(1))
        {
            var attempt = Try(document, step);
            if (attempt.Pages.Count == wanted) return (attempt, step);
        }
        return smallest;
    }

    private static Attempt Try(Document document, TypeStyle body)
    {
        var page = document.Page;
        var root = new StructNode("Document");
        var slabs = new BlockSetter(document, body, root).Set();
        var evidence = document.Evidence is { Items.Count: > 0 } given
            ? new EvidenceSetter(given, root, Mm(page.Left), Mm(page.TextWidth))
            : null;
        var bottom = Mm(page.TextBottom);
        var reserve = evidence is null ? 0 : Math.Max(0, bottom - evidence.TextBottom(Mm(page.Height)));
        var frame = new Frame(Mm(page.Left), Mm(page.TextWidth), Mm(page.FirstTop), Mm(page.NextTop), bottom, reserve);
        return new Attempt(root, evidence, PageBreaker.Place(slabs, frame));
    }
}
