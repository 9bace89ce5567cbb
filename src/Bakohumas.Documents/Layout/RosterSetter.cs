using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Signatories by agency in one of three forms: wide cells, a grid, or lines.</summary>
internal static class RosterSetter
{
    private const double BeforeGroup = 4.4, NoteTop = 1.4, NoteBottom = 1.2;

    // An agency of this size stays on one page if it fits on one.
    private const int SmallGroup = 6;

    public static IEnumerable<Slab> Set(Block.Roster roster, StructNode root, double left, double width)
    {
        var measures = RosterMeasures.Of(roster.Form);
        foreach (var group in roster.Groups)
        {
            var heading = GroupHeading.Set(group.Name, group.Count, "", root.Add("H2"), left, width);
            var repeated = GroupHeading.Set(group.Name, group.Count, roster.Continued, null, left, width);
            yield return heading with { Before = Mm(BeforeGroup), Next = Keep.Must, Bookmark = group.Name };

            var slabs = Rows(group, measures, root.Add("L"), left).Concat(Notes(group, measures, root, left, width)).ToList();
            var keptWithHeading = roster.Form == RosterForm.Lines ? 2 : 1;
            for (var i = 0; i < slabs.Count; i++)
            {
                var next = i == slabs.Count - 1 ? Keep.None
                    : i + 1 < keptWithHeading ? Keep.Must
                    : group.People.Count <= SmallGroup ? Keep.Wish : Keep.None;
                yield return slabs[i] with { Head = repeated, Next = next, Numbers = roster.InRunningHead ? slabs[i].Numbers : null };
            }
        }
    }

    private static IEnumerable<Slab> Rows(RosterGroup group, RosterMeasures m, StructNode list, double left)
    {
        for (var start = 0; start < group.People.Count; start += m.Columns)
        {
            var people = group.People.Skip(start).Take(m.Columns).ToList();
            var cells = people.ConvertAll(person => new RosterCell(person, m, list));
            var height = cells.Max(cell => cell.Height);
            yield return new Slab(height, (pen, y) =>
            {
                for (var i = 0; i < cells.Count; i++) cells[i].Draw(pen, left + i * Mm(m.Cell + m.ColumnGap), y, height);
            })
            { Before = start == 0 ? 0 : Mm(m.RowGap), Numbers = (people[0].Number, people[^1].Number) };
        }
    }

    private static IEnumerable<Slab> Notes(RosterGroup group, RosterMeasures m, StructNode root, double left, double width)
    {
        foreach (var note in group.Notes)
        {
            var number = note.First == note.Last ? note.First : $"{note.First}–{note.Last}";
            var numberWidth = Math.Max(Mm(m.NumberWidth), new Line(Word.Cut([new Run(number)], m.Number)).Width + Mm(2.4));
            var style = m.Number with { Leading = 11 };
            var lines = LineBreaker.Break(note.Text, style, width - numberWidth);
            var node = root.Add("P");
            yield return new Slab(HouseStyle.RowRule + Mm(NoteTop + NoteBottom) + lines.Count * style.Leading, (pen, y) =>
            {
                pen.Rule(left, y, width, HouseStyle.RowRule);
                pen.Text(node, number, style, left, y + Mm(NoteTop), last: false);
                pen.Lines(node, lines, style, left + numberWidth, y + Mm(NoteTop));
            })
            { Before = Mm(m.RowGap), Numbers = (note.First, note.Last) };
        }
    }
}
