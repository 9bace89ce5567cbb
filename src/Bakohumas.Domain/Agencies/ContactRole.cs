namespace Bakohumas.Domain.Agencies;

/// <summary>What an agency's contact answers for: humas, kepegawaian or pimpinan (product.md 6.9).</summary>
public enum ContactRole
{
    PublicRelations,
    Personnel,
    Head,
}
