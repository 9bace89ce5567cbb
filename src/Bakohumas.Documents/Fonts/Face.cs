namespace Bakohumas.Documents.Fonts;

/// <summary>The eight faces of the house. Naskah is the book face, Judul speaks, Lembar counts.</summary>
internal enum Face
{
    Naskah,
    NaskahBold,
    NaskahItalic,
    Judul,
    JudulBold,
    JudulBlack,
    Lembar,
    LembarBold,
}
