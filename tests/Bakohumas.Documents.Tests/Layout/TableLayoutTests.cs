using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Layout;

public sealed class TableLayoutTests
{
    [Fact]
    public void The_head_repeats_on_every_page_but_is_read_once()
    {
        var sheets = Paper.Sheets(SampleList.Of(120));

        Assert.True(sheets.Count > 3);
        Assert.All(sheets, sheet => Assert.Contains(sheet.Marks.OfType<Mark.Text>(), text => text.Value == "Instansi"));
        Assert.Single(sheets.SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()), text => text.Value == "Instansi" && text.Node is not null);
    }

    [Fact]
    public void Every_row_is_there_once()
    {
        var texts = Paper.Sheets(SampleList.Of(500)).SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).Select(text => text.Value).ToHashSet();

        Assert.All(Enumerable.Range(1, 500), row => Assert.Contains($"{row}", texts));
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_and_loses_nothing()
    {
        var words = Enumerable.Range(0, 4000).Select(i => $"kata{i}").ToList();
        var document = SampleList.Of(1) with
        {
            Blocks = [new Block.Table([new TableColumn("Isi", 1), new TableColumn("Lain", 2)], [[string.Join(' ', words), "pendek"]])],
        };

        var drawn = string.Concat(Paper.Sheets(document).SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).Select(text => text.Value + " "));

        Assert.All(words, word => Assert.Contains(word + " ", drawn, StringComparison.Ordinal));
    }

    [Fact]
    public void A_paper_without_blocks_is_one_page_with_a_footer()
    {
        Assert.Single(Paper.Sheets(SampleList.Of(1) with { Blocks = [] }));
    }
}
