using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>Black, the one colour of the house, or the paper itself.</summary>
internal enum Ink
{
    Black,

    /// <summary><em>Manggis tua</em>, #5c1a49; only for type of 12 pt bold or larger and for the mark.</summary>
    House,

    /// <summary>On a black band, 9 pt bold or larger.</summary>
    White,
}

/// <summary>Face, size and leading in points, extra space after each character, ink.</summary>
internal readonly record struct TypeStyle(Face Face, double Size, double Leading, double Tracking = 0, Ink Ink = Ink.Black)
{
    /// <summary>From the top of a line to its baseline: ascent and descent centred in the leading, as a browser does.</summary>
    public double Baseline
    {
        get
        {
            var font = FontLibrary.Of(Face);
            double ascent = font.Ascent * Size / font.UnitsPerEm, descent = -font.Descent * Size / font.UnitsPerEm;
            return (Leading - ascent - descent) / 2 + ascent;
        }
    }

    public TypeStyle Bold => this with
    {
        Face = Face switch { Face.Naskah or Face.NaskahItalic => Face.NaskahBold, Face.Judul => Face.JudulBold, Face.Lembar => Face.LembarBold, _ => Face },
    };
}
