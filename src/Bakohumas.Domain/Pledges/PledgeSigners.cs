using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Pledges;

/// <summary>For whom a pledge text is written (product EV7). All signers of an event with the same text sign one hash.</summary>
public enum PledgeSigners
{
    /// <summary>ASN: PNS, CPNS, PPPK, PPPK paruh waktu.</summary>
    CivilServants,

    /// <summary>Everybody else: non-ASN, BUMN and BUMD, TNI and Polri, media, partners, the public.</summary>
    Others,

    /// <summary>Public relations officers, whatever their status; an event may do without.</summary>
    PublicRelations,
}

/// <summary>Which text a person's employment asks for.</summary>
public static class PledgeSignersOf
{
    /// <summary>The statuses of a civil servant.</summary>
    public static IReadOnlyList<EmploymentStatus> CivilServants { get; } = [EmploymentStatus.Pns, EmploymentStatus.Cpns, EmploymentStatus.Pppk, EmploymentStatus.PppkPartTime];

    public static PledgeSigners Status(EmploymentStatus status) => CivilServants.Contains(status) ? PledgeSigners.CivilServants : PledgeSigners.Others;

    /// <summary>For whom a template is written, by the audience words of its front matter.</summary>
    public static PledgeSigners Audience(IReadOnlyCollection<string> words) =>
        words.Contains("pns") ? PledgeSigners.CivilServants
        : words.Any(word => word.StartsWith("humas", StringComparison.Ordinal)) ? PledgeSigners.PublicRelations
        : PledgeSigners.Others;
}
