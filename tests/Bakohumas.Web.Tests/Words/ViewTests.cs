namespace Bakohumas.Web.Tests.Words;

public sealed class ViewTests
{
    [Fact]
    public void No_view_holds_a_bare_sentence()
    {
        var found =
            from view in Tree.Sources("*.cshtml")
            from sentence in BareSentences.In(File.ReadAllText(view))
            select $"{Path.GetRelativePath(Tree.Root, view)}: {sentence}";

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("<p>Selamat datang di sini</p>", "Selamat datang di sini")]
    [InlineData("<p>@T[\"a\"] dan seterusnya ya</p>", "dan seterusnya ya")]
    [InlineData("@if (Model.IsOpen)\n{\n    <p>Masih dibuka</p>\n}", "Masih dibuka")]
    [InlineData("@foreach (var row in Model.Rows)\n{\n    <td>@row.Name sudah hadir</td>\n}", "sudah hadir")]
    [InlineData("<img src=\"x\" alt=\"Kode QR tiket\" />", "alt=\"Kode QR tiket\"")]
    [InlineData("@{ var x = 1; <b>Ada kalimat</b> }", "Ada kalimat")]
    [InlineData("<button>@T[\"x\", (\"nama\", Model.Name)]. Terima kasih</button>", ". Terima kasih")]
    public void A_planted_sentence_is_found(string view, string sentence) =>
        Assert.Contains(sentence, BareSentences.In(view));

    [Theory]
    [InlineData("@model Page\n@{\n    ViewData[\"Title\"] = T[\"judul x\"];\n    var rows = Model.Rows.Where(r => r.IsOpen).ToList();\n}\n<h1>@T[\"a.b\"]</h1>")]
    [InlineData("@if (Model.A > 1 && Model.B < 2)\n{\n    <p class=\"lead strong\">@T[\"a\"]</p>\n}\nelse if (Model.C is { } there)\n{\n    <p>@there.Name · @T.Of(Model.State)</p>\n}\nelse\n{\n    <p>@Model.Name?.ToUpperInvariant()</p>\n}")]
    [InlineData("@foreach (var row in Model.Rows)\n{\n    var name = row.Name;\n    <td>@name</td>\n    <td>@(row.IsIn ? T[\"a b\"] : T[\"c d\"])</td>\n}")]
    [InlineData("@switch (Model.Kind)\n{\n    case Kind.First:\n        <b>@T[\"a\"]</b>\n        break;\n    default:\n        break;\n}")]
    [InlineData("<script type=\"module\" src=\"~/dist/door.js\"></script>\n<svg><title>any words here</title></svg>\n@* any words here *@")]
    [InlineData("@section Scripts {\n    <script type=\"module\" src=\"x\"></script>\n}\n<p>Bakohumas</p>\n<a href=\"mailto:a@b.example\">@await Html.PartialAsync(\"_Card one\", Model)</a>")]
    public void Code_and_words_from_the_resources_are_no_sentence(string view) =>
        Assert.Empty(BareSentences.In(view));
}
