using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Turns the blocks of one paper into slabs at one size of running text.</summary>
internal sealed class BlockSetter(Document document, TypeStyle body, StructNode root)
{
    private readonly double _left = Mm(document.Page.Left);
    private readonly double _width = Mm(document.Page.TextWidth);

    // The gaps of the house are given for 10.5 pt and grow with the type.
    private readonly double _scale = body.Size / 10.5;

    public List<Slab> Set()
    {
        var slabs = new List<Slab>();
        var blocks = document.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var set = Set(blocks[i], i == 0 ? null : blocks[i - 1]).ToList();
            Bind(set, blocks, i);
            slabs.AddRange(set);
        }
        return slabs;
    }

    private IEnumerable<Slab> Set(Block block, Block? previous) => block switch
    {
        Block.Letterhead letterhead => LetterheadSetter.Set(letterhead, root, _left, _width),
        Block.Heading heading => HeadingSetter.Set(heading, root, _left, _width, first: previous is null),
        Block.Subheading subheading => Subheading(subheading),
        Block.Paragraph paragraph => Paragraph(paragraph, previous),
        Block.Identity identity => IdentitySetter.Set(identity, body, root, _left, _width, Mm(1.4) * _scale),
        Block.Clauses clauses => ClauseSetter.Set(clauses, body, root, _left, _width, Mm(1.2) * _scale),
        Block.SignatureBand band => BandSetter.Set(band, body, root, _left, _width),
        Block.Table table => TableSetter.Set(table, root, _left, _width),
        Block.Modules modules => Modules(modules),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private IEnumerable<Slab> Subheading(Block.Subheading subheading)
    {
        var lines = LineBreaker.Break(subheading.Text, HouseStyle.Subheading, _width);
        return Slab.Of(lines, HouseStyle.Subheading, _left, root.Add("H2"), Mm(5), whole: 4);
    }

    private IEnumerable<Slab> Paragraph(Block.Paragraph paragraph, Block? previous)
    {
        var style = paragraph.Kind == ParagraphKind.Note ? HouseStyle.Note : body;
        var before = paragraph.Kind switch
        {
            ParagraphKind.Lead => Mm(3),
            ParagraphKind.Note => Mm(1.6),
            _ when previous is Block.Clauses => Mm(3),
            _ when previous is Block.Paragraph { Kind: ParagraphKind.Body } => Mm(2) * _scale,
            _ => Mm(3.2) * _scale,
        };
        return Slab.Of(LineBreaker.Break(paragraph.Runs, style, _width), style, _left, root.Add("P"), before, whole: 3);
    }

    private IEnumerable<Slab> Modules(Block.Modules modules)
    {
        var figure = root.Add("Figure", modules.Alternative);
        var matrix = QrMatrix.Trimmed(modules.Matrix);
        var module = Mm(Math.Max(0.5, modules.ModuleMillimetres));
        // Four modules of white on all sides (ISO/IEC 18004, 9.1).
        var height = matrix.GetLength(0) * module + 8 * module;
        return [new Slab(height, (pen, y) => pen.Modules(figure, matrix, _left, y + 4 * module, module))];
    }

    /// <summary>What stays together (the table of the house): opening, identity, introduction with the first two clauses, closing.</summary>
    private static void Bind(List<Slab> set, IReadOnlyList<Block> blocks, int index)
    {
        var next = index + 1 < blocks.Count ? blocks[index + 1] : null;
        switch (blocks[index])
        {
            case Block.Letterhead or Block.Heading or Block.Subheading when next is not null:
                BindAll(set, Keep.Must);
                break;
            case Block.Paragraph { Kind: ParagraphKind.Lead } when next is Block.Paragraph { Kind: ParagraphKind.Note }:
                BindAll(set, Keep.Wish);
                break;
            case Block.Paragraph when next is Block.Identity or Block.Clauses or Block.Table or Block.SignatureBand:
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

    /// <summary>True when only paragraphs stand between this block and the signature.</summary>
    private static bool ClosesWithSignature(IReadOnlyList<Block> blocks, int index)
    {
        for (var i = index + 1; i < blocks.Count; i++)
        {
            if (blocks[i] is Block.SignatureBand) return true;
            if (blocks[i] is not Block.Paragraph) return false;
        }
        return false;
    }

    private static void BindAll(List<Slab> set, Keep keep)
    {
        for (var i = 0; i < set.Count; i++) set[i] = set[i] with { Next = keep };
    }

    private static void BindLast(List<Slab> set, Keep keep)
    {
        if (set.Count > 0) set[^1] = set[^1] with { Next = keep };
    }
}
