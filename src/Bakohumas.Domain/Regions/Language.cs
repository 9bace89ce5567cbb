namespace Bakohumas.Domain.Regions;

/// <summary>The two languages of the interface and of issued papers; the Indonesian text prevails (product.md 6.13).</summary>
public enum Language
{
    Indonesian,
    English,
}
