namespace Bakohumas.Domain.People;

/// <summary>Which kind of number identifies a person at work (domain.md 3); the population number (NIK) is never one of them.</summary>
public enum IdentityType
{
    /// <summary>NIP of PNS and CPNS: 18 digits.</summary>
    CivilServantNumber,

    /// <summary>NI PPPK: 18 digits, digits 13–14 carry the contract code.</summary>
    ContractNumber,

    /// <summary>NI PPPK Paruh Waktu: 18 digits, contract code "24" seen in one source.</summary>
    PartTimeContractNumber,

    /// <summary>NRP of TNI and Polri: 3–20 letters or digits.</summary>
    MilitaryPoliceNumber,

    /// <summary>Staff number of BUMN, BUMD and non-ASN: 3–20 letters or digits.</summary>
    StaffNumber,

    /// <summary>Press card: 3–20 letters or digits.</summary>
    PressCard,

    /// <summary>"Tanpa nomor": such a person has no history across events (product.md 6.12).</summary>
    None,
}
