namespace Bakohumas.Domain.Agencies;

/// <summary>What an agency is (domain.md 3, Permenkominfo 35/2014); the type decides who sees its people (product.md 6.8).</summary>
public enum AgencyType
{
    /// <summary>Kementerian.</summary>
    Ministry,

    /// <summary>Lembaga setingkat menteri.</summary>
    MinisterialBody,

    /// <summary>Lembaga pemerintah nonkementerian (LPNK).</summary>
    NonMinisterialAgency,

    /// <summary>Lembaga nonstruktural (LNS).</summary>
    NonStructuralBody,

    /// <summary>Kesekretariatan lembaga negara.</summary>
    StateSecretariat,

    /// <summary>Lembaga penyiaran publik.</summary>
    PublicBroadcaster,

    /// <summary>TNI and Polri.</summary>
    MilitaryPolice,

    /// <summary>Pemerintah provinsi (pemprov).</summary>
    ProvincialGovernment,

    /// <summary>Pemerintah kabupaten (pemkab).</summary>
    RegencyGovernment,

    /// <summary>Pemerintah kota (pemkot).</summary>
    CityGovernment,

    /// <summary>Perangkat daerah (OPD).</summary>
    RegionalOffice,

    /// <summary>Instansi vertikal: a branch of a central agency.</summary>
    VerticalAgency,

    /// <summary>Perguruan tinggi negeri (PTN).</summary>
    StateUniversity,

    /// <summary>Badan usaha milik negara (BUMN).</summary>
    StateEnterprise,

    /// <summary>Badan usaha milik daerah (BUMD).</summary>
    RegionalEnterprise,

    /// <summary>Penyelenggara pemilu: KPU, Bawaslu, DKPP.</summary>
    ElectionBody,

    /// <summary>Media.</summary>
    Media,

    /// <summary>LSM and other civil society organisations.</summary>
    CivilSociety,

    /// <summary>Lainnya.</summary>
    Other,
}
