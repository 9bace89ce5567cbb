namespace Bakohumas.Domain.Accounts;

/// <summary>What an account is for (product.md 1); whose rows it sees is said by its grants (6.8).</summary>
public enum Role
{
    Administrator,
    Organizer,
    RegionalPr,
    Auditor,
}
