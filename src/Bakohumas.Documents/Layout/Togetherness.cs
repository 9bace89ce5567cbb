namespace Bakohumas.Documents.Layout;

/// <summary>What stays together (the table of the house): opening, identity, introduction with the first two clauses, closing.</summary>
internal static class Togetherness
{
    private const int TravelWithSignature = 3;

    public static void Bind(List<Slab> set, IReadOnlyList<Block> blocks, int index)
    {
        var next = index + 1 < blocks.Count ? blocks[index + 1] : null;
        switch (blocks[index])
        {
            case Block.Letterhead or Block.Heading or Block.Subheading or Block.RuledHeading when next is not (null or Block.PageBreak):
                BindAll(set, Keep.Must);
                break;
            case Block.Roster or Block.Paragraph or Block.SignatureRow when next is Block.RuledHeading && Closes(blocks, index + 1):
                // The closing of a paper of many never stands on a page without one of them.
                BindLast(set, Keep.Must);
                break;
            case Block.SigningLines when next is Block.SignatureRow:
                // Whoever vouches for the lines signs below some of them.
                for (var i = Math.Max(0, set.Count - TravelWithSignature); i < set.Count; i++) set[i] = set[i] with { Next = Keep.Must };
                break;
            case Block.SignatureRow when next is Block.SignatureRow or Block.SignatureBand:
                BindAll(set, Keep.Must);
                break;
            case Block.Paragraph { Kind: ParagraphKind.Lead } when next is Block.Paragraph { Kind: ParagraphKind.Note }:
                BindAll(set, Keep.Wish);
                break;
            case Block.Paragraph when next is Block.Identity or Block.Clauses or Block.Table or Block.SignatureBand or Block.SignatureRow:
                BindAll(set, Keep.Wish);
                BindLast(set, Keep.Must);
                break;
            case Block.Paragraph when ClosesWithSignature(blocks, index):
                BindAll(set, Keep.Wish);
                break;
            case Block.Clauses when ClosesWithSignature(blocks, index):
                // The slabs of the last three clauses carry the wish already; the last one ties them to the closing sentence.
                BindLast(set, Keep.Wish);
                break;
        }
    }

    /// <summary>True when only paragraphs and other signatures stand between this block and the signature.</summary>
    private static bool ClosesWithSignature(IReadOnlyList<Block> blocks, int index)
    {
        for (var i = index + 1; i < blocks.Count; i++)
        {
            if (blocks[i] is Block.SignatureBand) return true;
            if (blocks[i] is not (Block.Paragraph or Block.SignatureRow)) return false;
        }
        return false;
    }

    /// <summary>True for the heading of the closing: paragraphs and signatures follow it, nobody else does.</summary>
    private static bool Closes(IReadOnlyList<Block> blocks, int index) =>
        blocks.Skip(index + 1).All(block => block is Block.Paragraph or Block.SignatureRow or Block.SignatureBand);

    private static void BindAll(List<Slab> set, Keep keep)
    {
        for (var i = 0; i < set.Count; i++) set[i] = set[i] with { Next = keep };
    }

    private static void BindLast(List<Slab> set, Keep keep)
    {
        if (set.Count > 0) set[^1] = set[^1] with { Next = keep };
    }
}
