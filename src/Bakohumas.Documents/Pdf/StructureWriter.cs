using System.Globalization;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>Writes the structure tree and its parent tree (ISO 32000-1, 14.7.2 and 14.7.4.4).</summary>
internal sealed class StructureWriter(ObjectFile file, IReadOnlyList<int> pageIds, IReadOnlyList<Sheet> sheets)
{
    private readonly Dictionary<StructNode, int> _ids = [];

    /// <param name="root">The document element.</param>
    /// <param name="owners">For each page the elements of its numbered sequences.</param>
    /// <param name="fields">The widgets of the empty signature fields, on the last page.</param>
    /// <returns>Number of the StructTreeRoot.</returns>
    public int Write(StructNode root, IReadOnlyList<IReadOnlyList<StructNode>> owners, IReadOnlyList<SealField> fields)
    {
        var treeId = file.Reserve();
        var formIds = fields.Select(_ => file.Reserve()).ToList();
        Number(root);
        Write(root, treeId, extraChildren: formIds);
        for (var i = 0; i < fields.Count; i++)
        {
            file.Set(formIds[i], $"<</S/Form/P {_ids[root]} 0 R/Alt{PdfText.String(fields[i].Description)}/K<</Type/OBJR/Obj {fields[i].Id} 0 R/Pg {pageIds[^1]} 0 R>>>>");
        }

        var parents = new ByteWriter(4096).Text("<</Nums[");
        for (var page = 0; page < owners.Count; page++)
        {
            parents.Integer(page).Text("[");
            foreach (var owner in owners[page]) parents.Reference(_ids[owner]).Text(" ");
            parents.Text("]");
        }
        for (var i = 0; i < fields.Count; i++) parents.Text(i > 0 ? " " : "").Integer(owners.Count + i).Text(" ").Reference(formIds[i]);
        parents.Text("]>>");
        var parentsId = file.Reserve();
        file.Set(parentsId, parents.Written);
        file.Set(treeId, $"<</Type/StructTreeRoot/K[{_ids[root]} 0 R]/ParentTree {parentsId} 0 R/ParentTreeNextKey {owners.Count + fields.Count}>>");
        return treeId;
    }

    private void Number(StructNode node)
    {
        _ids[node] = file.Reserve();
        foreach (var child in Kept(node)) Number(child);
    }

    /// <summary>Elements for which nothing was drawn would only be announced for nothing; an empty cell still counts its column.</summary>
    private static IEnumerable<StructNode> Kept(StructNode node) =>
        node.Children.Where(child => child.Content.Count > 0 || child.Children.Count > 0 || child.Tag is "TD" or "TH");

    private void Write(StructNode node, int parent, params List<int> extraChildren)
    {
        var element = new ByteWriter(256).Text("<</S/").Text(node.Tag).Text("/P ").Reference(parent);
        if (node.Alternative is { } alternative) element.Text("/Alt").Text(PdfText.String(alternative));
        Attributes(element, node);
        var page = node.Content.Count > 0 ? node.Content[0].Page : -1;
        if (page >= 0) element.Text("/Pg ").Reference(pageIds[page]);
        element.Text("/K[");
        foreach (var child in Kept(node)) element.Reference(_ids[child]).Text(" ");
        foreach (var (on, number) in node.Content)
        {
            if (on == page) element.Integer(number).Text(" ");
            else element.Text("<</Type/MCR/Pg ").Reference(pageIds[on]).Text("/MCID ").Integer(number).Text(">>");
        }
        for (var i = 0; i < extraChildren.Count; i++) element.Text(i > 0 ? " " : "").Reference(extraChildren[i]);
        file.Set(_ids[node], element.Text("]>>").Written);
        foreach (var child in Kept(node)) Write(child, _ids[node]);
    }

    private void Attributes(ByteWriter element, StructNode node)
    {
        switch (node.Tag)
        {
            case "L":
                element.Text("/A<</O/List/ListNumbering/Decimal>>");
                break;
            case "TH":
                element.Text("/A<</O/Table/Scope/").Text(node.HeadsRow ? "Row" : "Column").Text(">>");
                break;
            case "Figure" when node.Bounds is { } box && node.Content.Count > 0:
                var height = sheets[node.Content[0].Page].Height;
                element.Text(string.Create(CultureInfo.InvariantCulture,
                    $"/A<</O/Layout/Placement/Block/BBox[{box.X:0.##} {height - box.Y - box.Height:0.##} {box.X + box.Width:0.##} {height - box.Y:0.##}]>>"));
                break;
        }
    }
}
