using System.Text;

namespace Bakohumas.Web.Tests.Records;

/// <summary>Reads RFC 4180 as a spreadsheet does.</summary>
internal static class Csv
{
    public static List<List<string>> Read(string text)
    {
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] == ',') Flush();
            else if (!quoted && text[i] == '\r')
            {
            }
            else if (!quoted && text[i] == '\n')
            {
                Flush();
                rows.Add(row);
                row = [];
            }
            else field.Append(text[i]);
        }

        return rows;

        void Flush()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
