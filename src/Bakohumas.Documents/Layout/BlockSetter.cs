using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Turns the blocks of one paper into slabs at one size of running text.</summary>
internal sealed class BlockSetter(Document document, TypeStyle body, StructNode root)
{
    private readonly double _left = Mm(document.Page.Left);
    private readonly double _width = Mm(document.Page.TextWidth);

    // A text of many signers that fits in the largest size has room around it.
    private bool IsAiry => _forMany && _body.Leading > 16;

    private readonly bool _forMany = document.Blocks.Any(block => block is Block.PageBreak);
    private TypeStyle _body = body;

    // The gaps of the house are given for 10.5 pt and grow with the type.
    private double Scale => _body.Size / 10.5;

    public List<Slab> Set()
    {
        var slabs = new List<Slab>();
        var blocks = document.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is Block.PageBreak)
            {
                // What follows the text alone is set in one size, whatever the text needed.
                _body = HouseStyle.Ladder[1];
                continue;
            }
            var previous = i == 0 ? null : blocks[i - 1];
            var set = Set(blocks[i], previous).ToList();
            Togetherness.Bind(set, blocks, i);
            if (previous is Block.PageBreak && set.Count > 0) set[0] = set[0] with { OpensPage = true };
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
        Block.Identity identity => IdentitySetter.Set(identity, _body, root, _left, _width, Mm(1.4) * Scale),
        Block.Clauses clauses => ClauseSetter.Set(clauses, _body, root, _left, _width, Mm(IsAiry ? 4.5 : 1.2 * Scale), IsAiry),
        Block.SignatureBand band => BandSetter.Set(band, _body, root, _left, _width),
        Block.Table table => TableSetter.Set(table, root, _left, _width),
        Block.Modules modules => Modules(modules),
        Block.RuledHeading heading => [GroupHeading.Set(heading.Text, heading.Right, "", root.Add("H2"), _left, _width) with { Before = Mm(6), Bookmark = heading.Text }],
        Block.Roster roster => RosterSetter.Set(roster, root, _left, _width),
        Block.SignatureRow row => SignatureRowSetter.Set(row, _body, root, _left, _width),
        Block.CodeBlock code => Code(code),
        Block.SigningLines lines => SigningLineSetter.Set(lines, root, _left, _width),
        Block.Poster poster => [new PosterSetter(poster, root, document.Page).Set()],
        Block.Badge badge => [new BadgeSetter(badge, root, document.Page).Set() with { OpensPage = true }],
        Block.PageBreak => [],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private IEnumerable<Slab> Subheading(Block.Subheading subheading)
    {
        var lines = LineBreaker.Break(subheading.Text, HouseStyle.Subheading, _width);
        return Slab.Of(lines, HouseStyle.Subheading, _left, root.Add("H2"), Mm(5), whole: 4);
    }

    private IEnumerable<Slab> Paragraph(Block.Paragraph paragraph, Block? previous)
    {
        var style = paragraph.Kind == ParagraphKind.Note ? HouseStyle.Note : _body;
        var before = paragraph.Kind switch
        {
            ParagraphKind.Lead => Mm(3),
            ParagraphKind.Note => Mm(1.6),
            _ when previous is Block.RuledHeading => Mm(0.6),
            _ when IsAiry && previous is Block.Heading => Mm(7),
            _ when previous is Block.Clauses => Mm(IsAiry ? 4 : 3),
            _ when previous is Block.Paragraph { Kind: ParagraphKind.Body } => Mm(2) * Scale,
            _ => Mm(3.2) * Scale,
        };
        return Slab.Of(LineBreaker.Break(paragraph.Runs, style, _width), style, _left, root.Add("P"), before, whole: 3);
    }

    private IEnumerable<Slab> Code(Block.CodeBlock code)
    {
        var setter = new VerificationSetter(code.Code, root);
        return [new Slab(setter.Height, (pen, y) => setter.Draw(pen, _left, y)) { Before = Mm(5) }];
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
}
