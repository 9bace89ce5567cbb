namespace Bakohumas.Domain.People;

/// <summary>How a person stands to the state, in the office's own abbreviations (product.md EV7).</summary>
public enum EmploymentStatus
{
    Pns,
    Cpns,
    Pppk,
    PppkPartTime,
    NonAsn,
    MilitaryPolice,
    Bumn,
    Bumd,
    Media,
    Partner,
    Public,
}
