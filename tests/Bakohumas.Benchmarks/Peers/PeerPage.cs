using System.Globalization;
using System.Text;
using System.Text.Json;
using Bakohumas.Documents;
using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Pdf;

namespace Bakohumas.Benchmarks.Peers;

/// <summary>
/// The finished pages of one paper as a list of marks for other libraries: they are spared the layout, the tags, the archive profile and the
/// seal, and draw what is seen.
/// </summary>
internal static class PeerPage
{
    public static async Task WriteAsync(Document document, string folder)
    {
        var sheets = DocumentSetter.Set(document).Sheets;
        var longest = sheets.SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).MaxBy(text => text.Value.Length);
        var pages = sheets.Select(sheet => new { width = sheet.Width, height = sheet.Height, marks = sheet.Marks.Select(mark => Of(mark, ReferenceEquals(mark, longest))) });
        await File.WriteAllTextAsync(Path.Combine(folder, "page.json"), JsonSerializer.Serialize(pages));
        foreach (var face in sheets.SelectMany(sheet => sheet.Marks.OfType<Mark.Text>()).Select(text => text.Face).Distinct()) await WriteFontAsync(face, folder);
    }

    private static object Of(Mark mark, bool own) => mark switch
    {
        Mark.Text text => new { x = text.X, y = text.Baseline, text = text.Value, font = text.Face.ToString(), size = text.Size, house = text.Ink == Ink.House, own },
        Mark.Rule rule => new { x = rule.X, y = rule.Y, width = rule.Width, height = rule.Weight },
        Mark.Shape shape => new { path = Outline(shape), stroke = shape.StrokeWeight, house = shape.Ink == Ink.House },
        Mark.Modules modules => new { path = Outline(modules), stroke = 0.0 },
        _ => throw new NotSupportedException($"{mark.GetType().Name} stands on no individual pledge."),
    };

    private static string Outline(Mark.Shape shape)
    {
        var path = new StringBuilder();
        foreach (var s in shape.Path.Segments)
        {
            path.Append(char.ToUpperInvariant(s.Operator == 'h' ? 'z' : s.Operator));
            if (s.Operator is 'm' or 'l') Points(path, X(s.X1), Y(s.Y1));
            else if (s.Operator == 'c') Points(path, X(s.X1), Y(s.Y1), X(s.X2), Y(s.Y2), X(s.X3), Y(s.Y3));
        }
        return path.ToString();

        double X(double x) => shape.X + (x * shape.Scale);
        double Y(double y) => shape.Y + (y * shape.Scale);
    }

    private static string Outline(Mark.Modules modules)
    {
        var path = new StringBuilder();
        for (var row = 0; row < modules.Matrix.GetLength(0); row++)
        {
            for (var column = 0; column < modules.Matrix.GetLength(1); column++)
            {
                if (!modules.Matrix[row, column]) continue;
                var end = column;
                while (end < modules.Matrix.GetLength(1) && modules.Matrix[row, end]) end++;
                path.Append(CultureInfo.InvariantCulture, $"M{modules.X + (column * modules.Module):0.###} {modules.Y + (row * modules.Module):0.###}h{(end - column) * modules.Module:0.###}v{modules.Module:0.###}h{(column - end) * modules.Module:0.###}z");
                column = end;
            }
        }
        return path.ToString();
    }

    private static void Points(StringBuilder path, params ReadOnlySpan<double> values)
    {
        foreach (var value in values) path.Append(CultureInfo.InvariantCulture, $" {value:0.###}");
    }

    private static async Task WriteFontAsync(Face face, string folder)
    {
        var weight = new Dictionary<Face, string>
        {
            [Face.Naskah] = "SourceSerif4_400Regular", [Face.NaskahBold] = "SourceSerif4_600SemiBold", [Face.NaskahItalic] = "SourceSerif4_400Regular_Italic",
            [Face.Judul] = "PlusJakartaSans_500Medium", [Face.JudulBold] = "PlusJakartaSans_700Bold", [Face.JudulBlack] = "PlusJakartaSans_800ExtraBold",
            [Face.Lembar] = "NotoSans_400Regular", [Face.LembarBold] = "NotoSans_600SemiBold",
        }[face];
        await using var font = typeof(PdfEngine).Assembly.GetManifestResourceStream($"Bakohumas.Documents.Fonts.{weight}.ttf") ?? throw new FileNotFoundException(weight);
        await using var file = File.Create(Path.Combine(folder, $"{face}.ttf"));
        await font.CopyToAsync(file);
    }
}
