using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Bakohumas.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisplayName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    DisabledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Agencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SearchName = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProvinceCode = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    RegencyCode = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    IsFreeText = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agencies_Agencies_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ActorKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    Fields = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditHorizons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHorizons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    MediaType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Occurrence = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Note = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RecipientHash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WrongPairings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Minute = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrongPairings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AccountLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountLinks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountSessions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgencyAncestors",
                columns: table => new
                {
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    AncestorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Depth = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyAncestors", x => new { x.AgencyId, x.AncestorId });
                    table.ForeignKey(
                        name: "FK_AgencyAncestors_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyAncestors_Agencies_AncestorId",
                        column: x => x.AncestorId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgencyContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Position = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Mail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyContacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgencyContacts_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Grants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProvinceCode = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    RegencyCode = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    Subtree = table.Column<bool>(type: "boolean", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeByAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Grants_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Grants_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Signers = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    LegalBasis = table.Column<string>(type: "text", nullable: false),
                    BasedOnId = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DiscardedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeDrafts_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeTextVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Signers = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BasedOnId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeTextVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeTextVersions_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeDraftEdits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeDraftEdits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeDraftEdits_PledgeDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "PledgeDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    Theme = table.Column<string>(type: "character varying(1300)", maxLength: 1300, nullable: true),
                    SearchText = table.Column<string>(type: "character varying(2800)", maxLength: 2800, nullable: false),
                    Venue = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    Room = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ProvinceCode = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    RegencyCode = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    Zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    HardLimit = table.Column<int>(type: "integer", nullable: true),
                    SeatsTaken = table.Column<int>(type: "integer", nullable: false),
                    SeatsOver = table.Column<int>(type: "integer", nullable: false),
                    Audience = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    PledgeTextVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    OthersTextVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    PublicRelationsTextVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganizerAgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    PrintsFullNumber = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ContactName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ContactReach = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    ProtocolName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ProtocolMail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    OnlineLink = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RegistrationClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CalendarSequence = table.Column<int>(type: "integer", nullable: false),
                    HallMode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SelfCheckIn = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Id);
                    table.CheckConstraint("CK_Events_HardLimit", "\"HardLimit\" IS NULL OR \"HardLimit\" >= \"Capacity\"");
                    table.CheckConstraint("CK_Events_Seats", "\"SeatsTaken\" >= 0 AND \"SeatsTaken\" <= COALESCE(\"HardLimit\", \"Capacity\")");
                    table.CheckConstraint("CK_Events_SeatsOver", "\"SeatsOver\" >= 0");
                    table.ForeignKey(
                        name: "FK_Events_Agencies_OrganizerAgencyId",
                        column: x => x.OrganizerAgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_PledgeTextVersions_OthersTextVersionId",
                        column: x => x.OthersTextVersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_PledgeTextVersions_PledgeTextVersionId",
                        column: x => x.PledgeTextVersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_PledgeTextVersions_PublicRelationsTextVersionId",
                        column: x => x.PublicRelationsTextVersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeTextAuthors",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeTextAuthors", x => new { x.VersionId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_PledgeTextAuthors_PledgeTextVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeTextChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Passed = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeTextChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeTextChecks_PledgeTextVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeTextReleases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    GivenFor = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeTextReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeTextReleases_PledgeTextVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeTextWithdrawals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeTextWithdrawals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeTextWithdrawals_PledgeTextVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Right = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    PairedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastContactAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Waiting = table.Column<int>(type: "integer", nullable: true),
                    ListRows = table.Column<int>(type: "integer", nullable: true),
                    ListMadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SkewMs = table.Column<int>(type: "integer", nullable: true),
                    Battery = table.Column<int>(type: "integer", nullable: true),
                    IsPersistent = table.Column<bool>(type: "boolean", nullable: true),
                    HasCamera = table.Column<bool>(type: "boolean", nullable: true),
                    TestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Devices_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    UpTo = table.Column<Guid>(type: "uuid", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventNotices_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventTransitions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventTransitions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventTransitions_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    PledgeTextVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EventName = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    Theme = table.Column<string>(type: "character varying(1300)", maxLength: 1300, nullable: true),
                    Venue = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Organizer = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    GivenFor = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FrozenTexts_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenTexts_PledgeTextVersions_PledgeTextVersionId",
                        column: x => x.PledgeTextVersionId,
                        principalTable: "PledgeTextVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JointSigners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Position = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    AgencyName = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    Mail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    LinkGeneration = table.Column<int>(type: "integer", nullable: false),
                    LinkHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AddedByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RemovedByAccountId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointSigners", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JointSigners_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Occasions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Occasions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Occasions_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlineWords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Word = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SetByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlineWords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OnlineWords_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PairingCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Right = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsReusable = table.Column<bool>(type: "boolean", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PairingCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PairingCodes_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingEntries_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    SearchName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IdentityType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IdentityCipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    IdentityHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    IdentityMask = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Position = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Mail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    RepresentsPublicRelations = table.Column<bool>(type: "boolean", nullable: false),
                    IsOnline = table.Column<bool>(type: "boolean", nullable: false),
                    ConsentVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RegisteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsSeatless = table.Column<bool>(type: "boolean", nullable: false),
                    Slip = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    VipSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RemindersStoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LinkGeneration = table.Column<int>(type: "integer", nullable: false),
                    LinkHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    TicketGeneration = table.Column<int>(type: "integer", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Registrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Registrations_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Registrations_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SigningSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenedByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PrintsFullNumber = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedByAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    SignedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SigningSessions_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Companions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    OccasionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Gate = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Companions", x => x.Id);
                    table.CheckConstraint("CK_Companions_Number", "\"Number\" >= 1 AND \"Number\" <= 99");
                    table.ForeignKey(
                        name: "FK_Companions_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Companions_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KioskPins",
                columns: table => new
                {
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    WindowNumber = table.Column<long>(type: "bigint", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KioskPins", x => x.DeviceId);
                    table.ForeignKey(
                        name: "FK_KioskPins_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JointPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    FrozenTextId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsFinal = table.Column<bool>(type: "boolean", nullable: false),
                    Signatories = table.Column<int>(type: "integer", nullable: false),
                    Named = table.Column<int>(type: "integer", nullable: false),
                    Withdrawn = table.Column<int>(type: "integer", nullable: false),
                    Erased = table.Column<int>(type: "integer", nullable: false),
                    OnPaper = table.Column<int>(type: "integer", nullable: false),
                    Basis = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OfficersFileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JointPapers_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JointPapers_FrozenTexts_FrozenTextId",
                        column: x => x.FrozenTextId,
                        principalTable: "FrozenTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JointWork",
                columns: table => new
                {
                    FrozenTextId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastFault = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointWork", x => x.FrozenTextId);
                    table.ForeignKey(
                        name: "FK_JointWork_FrozenTexts_FrozenTextId",
                        column: x => x.FrozenTextId,
                        principalTable: "FrozenTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SigningSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    FrozenTextId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Signers = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    BlankLines = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<byte[]>(type: "bytea", nullable: false),
                    SpareLines = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeByAccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SigningSheets_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SigningSheets_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SigningSheets_FrozenTexts_FrozenTextId",
                        column: x => x.FrozenTextId,
                        principalTable: "FrozenTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JointSignatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    JointSignerId = table.Column<Guid>(type: "uuid", nullable: false),
                    FrozenTextId = table.Column<Guid>(type: "uuid", nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    Method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Assurance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConsentVersion = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ConsentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Position = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AgencyName = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: true),
                    Signature = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JointSignatures_FrozenTexts_FrozenTextId",
                        column: x => x.FrozenTextId,
                        principalTable: "FrozenTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JointSignatures_JointSigners_JointSignerId",
                        column: x => x.JointSignerId,
                        principalTable: "JointSigners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccasionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gate = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EnteredByAccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AttendanceSheets_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceSheets_Occasions_OccasionId",
                        column: x => x.OccasionId,
                        principalTable: "Occasions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Duties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OwnerContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerRegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    LinkGeneration = table.Column<int>(type: "integer", nullable: false),
                    LinkHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Duties_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Duties_AgencyContacts_OwnerContactId",
                        column: x => x.OwnerContactId,
                        principalTable: "AgencyContacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Duties_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Duties_Registrations_OwnerRegistrationId",
                        column: x => x.OwnerRegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Otherwise = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingMarks_ReadingEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "ReadingEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadingMarks_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SeatChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeatChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SeatChecks_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TabletTurns",
                columns: table => new
                {
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    TicketHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Minute = table.Column<long>(type: "bigint", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TabletTurns", x => x.DeviceId);
                    table.ForeignKey(
                        name: "FK_TabletTurns_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TabletTurns_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketCodes_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WrongWords",
                columns: table => new
                {
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrongWords", x => x.RegistrationId);
                    table.ForeignKey(
                        name: "FK_WrongWords_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pledges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    SigningSessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    FrozenTextId = table.Column<Guid>(type: "uuid", nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    Method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Assurance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PledgeConsentVersion = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PledgeConsentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DataConsentVersion = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    DataConsentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ShowInJoint = table.Column<bool>(type: "boolean", nullable: false),
                    IdentityType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SupersedesId = table.Column<Guid>(type: "uuid", nullable: true),
                    CorrectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SupersededById = table.Column<Guid>(type: "uuid", nullable: true),
                    WithdrawalId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    IdentityMask = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    IdentityCipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    Position = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Unit = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AgencyName = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: true),
                    Signature = table.Column<string>(type: "text", nullable: true),
                    RecordKey = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pledges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pledges_FrozenTexts_FrozenTextId",
                        column: x => x.FrozenTextId,
                        principalTable: "FrozenTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pledges_Pledges_SupersedesId",
                        column: x => x.SupersedesId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pledges_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pledges_SigningSessions_SigningSessionId",
                        column: x => x.SigningSessionId,
                        principalTable: "SigningSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperSignatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: true),
                    FrozenTextId = table.Column<Guid>(type: "uuid", nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EnteredByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvidenceFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    UndoId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Position = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AgencyName = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperSignatures_Files_EvidenceFileId",
                        column: x => x.EvidenceFileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperSignatures_FrozenTexts_FrozenTextId",
                        column: x => x.FrozenTextId,
                        principalTable: "FrozenTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperSignatures_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperSignatures_SigningSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "SigningSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpareLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GivenByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TakenBackByAccountId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpareLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpareLines_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpareLines_SigningSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "SigningSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: true),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    OccasionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Gate = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HappenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SkewMs = table.Column<int>(type: "integer", nullable: false),
                    Forced = table.Column<bool>(type: "boolean", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    FirstGate = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: true),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AdmissionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Conflict = table.Column<bool>(type: "boolean", nullable: false),
                    IsHeld = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scans_AttendanceSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "AttendanceSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scans_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scans_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DutyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reached = table.Column<int>(type: "integer", nullable: false),
                    Link = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Note = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyReports_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PendingLeaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PledgeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Commitment = table.Column<byte[]>(type: "bytea", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingLeaves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PendingLeaves_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    PledgeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeStatements_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SealingWork",
                columns: table => new
                {
                    PledgeId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastFault = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ProvenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StampDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StampAttempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealingWork", x => x.PledgeId);
                    table.ForeignKey(
                        name: "FK_SealingWork_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperSignatureUndos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaperSignatureId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperSignatureUndos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperSignatureUndos_PaperSignatures_PaperSignatureId",
                        column: x => x.PaperSignatureId,
                        principalTable: "PaperSignatures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Admissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccasionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gate = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Minute = table.Column<int>(type: "integer", nullable: false),
                    UndoId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Admissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Admissions_Occasions_OccasionId",
                        column: x => x.OccasionId,
                        principalTable: "Occasions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Admissions_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Admissions_Scans_ScanId",
                        column: x => x.ScanId,
                        principalTable: "Scans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConflictClosures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConflictClosures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConflictClosures_Scans_ScanId",
                        column: x => x.ScanId,
                        principalTable: "Scans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScanReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScanId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScanReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScanReviews_Scans_ScanId",
                        column: x => x.ScanId,
                        principalTable: "Scans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WalkIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Forced = table.Column<bool>(type: "boolean", nullable: false),
                    Gate = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Refusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ScanId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsNew = table.Column<bool>(type: "boolean", nullable: false),
                    IsOverCapacity = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WalkIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WalkIns_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WalkIns_Registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WalkIns_Scans_ScanId",
                        column: x => x.ScanId,
                        principalTable: "Scans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyEvidence_DutyReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "DutyReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutyEvidence_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyReviews_DutyReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "DutyReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScanUndos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    AdmissionId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: true),
                    ByAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Nonce = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScanUndos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScanUndos_Admissions_AdmissionId",
                        column: x => x.AdmissionId,
                        principalTable: "Admissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScanUndos_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_AccountId",
                table: "AccountLinks",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_Hash",
                table: "AccountLinks",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountSessions_AccountId",
                table: "AccountSessions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_EventId_RegistrationId_Source_UndoId",
                table: "Admissions",
                columns: new[] { "EventId", "RegistrationId", "Source", "UndoId" },
                filter: "\"UndoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_Minutes",
                table: "Admissions",
                columns: new[] { "EventId", "OccasionId", "Minute", "UndoId" },
                filter: "\"UndoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_Numbers",
                table: "Admissions",
                columns: new[] { "EventId", "OccasionId", "AgencyId", "Gate", "Source", "UndoId" },
                filter: "\"UndoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_OccasionId",
                table: "Admissions",
                column: "OccasionId");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_RegistrationId_OccasionId",
                table: "Admissions",
                columns: new[] { "RegistrationId", "OccasionId" },
                unique: true,
                filter: "\"UndoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_ScanId",
                table: "Admissions",
                column: "ScanId");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_ParentId",
                table: "Agencies",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_ProvinceCode",
                table: "Agencies",
                column: "ProvinceCode");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_RegencyCode",
                table: "Agencies",
                column: "RegencyCode");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_SearchName",
                table: "Agencies",
                column: "SearchName");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyAncestors_AncestorId",
                table: "AgencyAncestors",
                column: "AncestorId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyContacts_AgencyId",
                table: "AgencyContacts",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceSheets_EventId_EnteredAt",
                table: "AttendanceSheets",
                columns: new[] { "EventId", "EnteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceSheets_OccasionId",
                table: "AttendanceSheets",
                column: "OccasionId");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_EventId",
                table: "Audit",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_SubjectId",
                table: "Audit",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Companions_DeviceId_Nonce",
                table: "Companions",
                columns: new[] { "DeviceId", "Nonce" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Companions_EventId_Kind",
                table: "Companions",
                columns: new[] { "EventId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_ConflictClosures_ScanId",
                table: "ConflictClosures",
                column: "ScanId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Devices_EventId",
                table: "Devices",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Devices_TokenHash",
                table: "Devices",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Duties_AgencyId",
                table: "Duties",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_EventId_AgencyId_Kind",
                table: "Duties",
                columns: new[] { "EventId", "AgencyId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Duties_LinkHash",
                table: "Duties",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Duties_OwnerContactId",
                table: "Duties",
                column: "OwnerContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_OwnerRegistrationId",
                table: "Duties",
                column: "OwnerRegistrationId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyEvidence_FileId",
                table: "DutyEvidence",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyEvidence_ReportId_Position",
                table: "DutyEvidence",
                columns: new[] { "ReportId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyReports_DutyId_Nonce",
                table: "DutyReports",
                columns: new[] { "DutyId", "Nonce" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyReviews_ReportId",
                table: "DutyReviews",
                column: "ReportId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_Due",
                table: "EventNotices",
                column: "EventId",
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Events_OrganizerAgencyId",
                table: "Events",
                column: "OrganizerAgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_OthersTextVersionId",
                table: "Events",
                column: "OthersTextVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_PledgeTextVersionId",
                table: "Events",
                column: "PledgeTextVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_PublicRelationsTextVersionId",
                table: "Events",
                column: "PublicRelationsTextVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Slug",
                table: "Events",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Events_State_StartsAt",
                table: "Events",
                columns: new[] { "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EventTransitions_EventId_At",
                table: "EventTransitions",
                columns: new[] { "EventId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Files_Hash",
                table: "Files",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Files_OwnerId",
                table: "Files",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenTexts_EventId_Hash",
                table: "FrozenTexts",
                columns: new[] { "EventId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FrozenTexts_PledgeTextVersionId",
                table: "FrozenTexts",
                column: "PledgeTextVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_AccountId",
                table: "Grants",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_AgencyId",
                table: "Grants",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_JointPapers_EventId",
                table: "JointPapers",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_JointPapers_FileHash",
                table: "JointPapers",
                column: "FileHash");

            migrationBuilder.CreateIndex(
                name: "IX_JointPapers_FrozenTextId_Version",
                table: "JointPapers",
                columns: new[] { "FrozenTextId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JointPapers_OfficersFileHash",
                table: "JointPapers",
                column: "OfficersFileHash");

            migrationBuilder.CreateIndex(
                name: "IX_JointSignatures_FrozenTextId",
                table: "JointSignatures",
                column: "FrozenTextId");

            migrationBuilder.CreateIndex(
                name: "IX_JointSignatures_JointSignerId_FrozenTextId",
                table: "JointSignatures",
                columns: new[] { "JointSignerId", "FrozenTextId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JointSigners_Chair",
                table: "JointSigners",
                column: "EventId",
                unique: true,
                filter: "\"Kind\" = 'Chair' AND \"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JointSigners_LinkHash",
                table: "JointSigners",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JointWork_Code",
                table: "JointWork",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JointWork_EventId",
                table: "JointWork",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Occasions_EventId",
                table: "Occasions",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_OnlineWords_Current",
                table: "OnlineWords",
                column: "EventId",
                unique: true,
                filter: "\"EndsAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DueAt",
                table: "Outbox",
                column: "DueAt",
                filter: "\"State\" = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_EventId",
                table: "Outbox",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_RecipientHash_SentAt",
                table: "Outbox",
                columns: new[] { "RecipientHash", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Rule_SubjectId_Occurrence",
                table: "Outbox",
                columns: new[] { "Rule", "SubjectId", "Occurrence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PairingCodes_EventId",
                table: "PairingCodes",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_PairingCodes_Hash",
                table: "PairingCodes",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperSignatures_EventId_AgencyId",
                table: "PaperSignatures",
                columns: new[] { "EventId", "AgencyId" },
                filter: "\"UndoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaperSignatures_EvidenceFileId",
                table: "PaperSignatures",
                column: "EvidenceFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperSignatures_FrozenTextId",
                table: "PaperSignatures",
                column: "FrozenTextId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperSignatures_RegistrationId",
                table: "PaperSignatures",
                column: "RegistrationId",
                unique: true,
                filter: "\"UndoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaperSignatures_SheetId",
                table: "PaperSignatures",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperSignatureUndos_PaperSignatureId",
                table: "PaperSignatureUndos",
                column: "PaperSignatureId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PendingLeaves_PledgeId_Kind",
                table: "PendingLeaves",
                columns: new[] { "PledgeId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeDraftEdits_DraftId_At",
                table: "PledgeDraftEdits",
                columns: new[] { "DraftId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PledgeDrafts_AgencyId",
                table: "PledgeDrafts",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeDrafts_Key_Language",
                table: "PledgeDrafts",
                columns: new[] { "Key", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_Code",
                table: "Pledges",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_EventId_AgencyId",
                table: "Pledges",
                columns: new[] { "EventId", "AgencyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_FrozenTextId",
                table: "Pledges",
                column: "FrozenTextId");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_RegistrationId",
                table: "Pledges",
                column: "RegistrationId");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_SigningSessionId_Number",
                table: "Pledges",
                columns: new[] { "SigningSessionId", "Number" },
                unique: true,
                filter: "\"SupersededById\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_SigningSessionId_RegistrationId",
                table: "Pledges",
                columns: new[] { "SigningSessionId", "RegistrationId" },
                unique: true,
                filter: "\"SupersededById\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_SupersedesId",
                table: "Pledges",
                column: "SupersedesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_Withdrawn",
                table: "Pledges",
                column: "EventId",
                filter: "\"WithdrawalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeStatements_EventId_Kind",
                table: "PledgeStatements",
                columns: new[] { "EventId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_PledgeStatements_PledgeId_Kind",
                table: "PledgeStatements",
                columns: new[] { "PledgeId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeTextChecks_VersionId",
                table: "PledgeTextChecks",
                column: "VersionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeTextReleases_VersionId",
                table: "PledgeTextReleases",
                column: "VersionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeTextVersions_AgencyId",
                table: "PledgeTextVersions",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeTextVersions_Key_Version_Language",
                table: "PledgeTextVersions",
                columns: new[] { "Key", "Version", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeTextWithdrawals_VersionId",
                table: "PledgeTextWithdrawals",
                column: "VersionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadingEntries_EventId",
                table: "ReadingEntries",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingMarks_EntryId",
                table: "ReadingMarks",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingMarks_RegistrationId_EntryId",
                table: "ReadingMarks",
                columns: new[] { "RegistrationId", "EntryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_AgencyId",
                table: "Registrations",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_AgencyId_State_Id",
                table: "Registrations",
                columns: new[] { "EventId", "AgencyId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_IdentityType_IdentityHash",
                table: "Registrations",
                columns: new[] { "EventId", "IdentityType", "IdentityHash" },
                unique: true,
                filter: "\"State\" = 'Registered'");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_SearchName",
                table: "Registrations",
                columns: new[] { "EventId", "SearchName" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_LinkHash",
                table: "Registrations",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Mail",
                table: "Registrations",
                column: "Mail");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Seatless",
                table: "Registrations",
                column: "EventId",
                filter: "\"IsSeatless\"");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Slips",
                table: "Registrations",
                columns: new[] { "EventId", "Slip" },
                filter: "\"Slip\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Vips",
                table: "Registrations",
                column: "EventId",
                filter: "\"VipSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_WalkIns",
                table: "Registrations",
                column: "EventId",
                filter: "\"Source\" = 'WalkIn'");

            migrationBuilder.CreateIndex(
                name: "IX_ScanReviews_ScanId",
                table: "ScanReviews",
                column: "ScanId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scans_Again",
                table: "Scans",
                columns: new[] { "EventId", "RegistrationId" },
                filter: "\"Verdict\" = 'Admitted' AND \"AdmissionId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_DeviceId_Nonce",
                table: "Scans",
                columns: new[] { "DeviceId", "Nonce" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scans_EventId_Id",
                table: "Scans",
                columns: new[] { "EventId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_Held",
                table: "Scans",
                columns: new[] { "EventId", "DeviceId" },
                filter: "\"IsHeld\"");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_Left",
                table: "Scans",
                columns: new[] { "EventId", "OccasionId", "RegistrationId", "HappenedAt" },
                filter: "\"Verdict\" = 'Left'");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_RegistrationId_OccasionId_HappenedAt",
                table: "Scans",
                columns: new[] { "RegistrationId", "OccasionId", "HappenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_SheetId",
                table: "Scans",
                column: "SheetId",
                filter: "\"SheetId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_WithoutDevice",
                table: "Scans",
                columns: new[] { "Source", "Nonce" },
                unique: true,
                filter: "\"DeviceId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ScanUndos_AdmissionId",
                table: "ScanUndos",
                column: "AdmissionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScanUndos_DeviceId_Nonce",
                table: "ScanUndos",
                columns: new[] { "DeviceId", "Nonce" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SealingWork_DueAt",
                table: "SealingWork",
                column: "DueAt",
                filter: "\"SealedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SealingWork_FileHash",
                table: "SealingWork",
                column: "FileHash");

            migrationBuilder.CreateIndex(
                name: "IX_SealingWork_StampDueAt",
                table: "SealingWork",
                column: "StampDueAt",
                filter: "\"StampDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SeatChecks_EventId",
                table: "SeatChecks",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_SeatChecks_RegistrationId",
                table: "SeatChecks",
                column: "RegistrationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SigningSessions_Open",
                table: "SigningSessions",
                column: "EventId",
                unique: true,
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SigningSheets_AgencyId",
                table: "SigningSheets",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_SigningSheets_Code",
                table: "SigningSheets",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SigningSheets_EventId",
                table: "SigningSheets",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_SigningSheets_FrozenTextId",
                table: "SigningSheets",
                column: "FrozenTextId");

            migrationBuilder.CreateIndex(
                name: "IX_SpareLines_EventId",
                table: "SpareLines",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_SpareLines_RegistrationId",
                table: "SpareLines",
                column: "RegistrationId");

            migrationBuilder.CreateIndex(
                name: "IX_SpareLines_SheetId_Number",
                table: "SpareLines",
                columns: new[] { "SheetId", "Number" },
                unique: true,
                filter: "\"TakenBackAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SpareLines_SheetId_RegistrationId",
                table: "SpareLines",
                columns: new[] { "SheetId", "RegistrationId" },
                unique: true,
                filter: "\"TakenBackAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TabletTurns_RegistrationId",
                table: "TabletTurns",
                column: "RegistrationId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketCodes_Hash",
                table: "TicketCodes",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketCodes_RegistrationId_Generation",
                table: "TicketCodes",
                columns: new[] { "RegistrationId", "Generation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WalkIns_DeviceId_Nonce_Forced",
                table: "WalkIns",
                columns: new[] { "DeviceId", "Nonce", "Forced" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WalkIns_EventId",
                table: "WalkIns",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_WalkIns_RegistrationId",
                table: "WalkIns",
                column: "RegistrationId");

            migrationBuilder.CreateIndex(
                name: "IX_WalkIns_ScanId",
                table: "WalkIns",
                column: "ScanId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountLinks");

            migrationBuilder.DropTable(
                name: "AccountSessions");

            migrationBuilder.DropTable(
                name: "AgencyAncestors");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "AuditHorizons");

            migrationBuilder.DropTable(
                name: "Companions");

            migrationBuilder.DropTable(
                name: "ConflictClosures");

            migrationBuilder.DropTable(
                name: "DutyEvidence");

            migrationBuilder.DropTable(
                name: "DutyReviews");

            migrationBuilder.DropTable(
                name: "EventNotices");

            migrationBuilder.DropTable(
                name: "EventTransitions");

            migrationBuilder.DropTable(
                name: "Grants");

            migrationBuilder.DropTable(
                name: "JointPapers");

            migrationBuilder.DropTable(
                name: "JointSignatures");

            migrationBuilder.DropTable(
                name: "JointWork");

            migrationBuilder.DropTable(
                name: "KioskPins");

            migrationBuilder.DropTable(
                name: "OnlineWords");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "PairingCodes");

            migrationBuilder.DropTable(
                name: "PaperSignatureUndos");

            migrationBuilder.DropTable(
                name: "PendingLeaves");

            migrationBuilder.DropTable(
                name: "PledgeDraftEdits");

            migrationBuilder.DropTable(
                name: "PledgeStatements");

            migrationBuilder.DropTable(
                name: "PledgeTextAuthors");

            migrationBuilder.DropTable(
                name: "PledgeTextChecks");

            migrationBuilder.DropTable(
                name: "PledgeTextReleases");

            migrationBuilder.DropTable(
                name: "PledgeTextWithdrawals");

            migrationBuilder.DropTable(
                name: "ReadingMarks");

            migrationBuilder.DropTable(
                name: "ScanReviews");

            migrationBuilder.DropTable(
                name: "ScanUndos");

            migrationBuilder.DropTable(
                name: "SealingWork");

            migrationBuilder.DropTable(
                name: "SeatChecks");

            migrationBuilder.DropTable(
                name: "SpareLines");

            migrationBuilder.DropTable(
                name: "TabletTurns");

            migrationBuilder.DropTable(
                name: "TicketCodes");

            migrationBuilder.DropTable(
                name: "WalkIns");

            migrationBuilder.DropTable(
                name: "WrongPairings");

            migrationBuilder.DropTable(
                name: "WrongWords");

            migrationBuilder.DropTable(
                name: "DutyReports");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "JointSigners");

            migrationBuilder.DropTable(
                name: "PaperSignatures");

            migrationBuilder.DropTable(
                name: "PledgeDrafts");

            migrationBuilder.DropTable(
                name: "ReadingEntries");

            migrationBuilder.DropTable(
                name: "Admissions");

            migrationBuilder.DropTable(
                name: "Pledges");

            migrationBuilder.DropTable(
                name: "Duties");

            migrationBuilder.DropTable(
                name: "Files");

            migrationBuilder.DropTable(
                name: "SigningSheets");

            migrationBuilder.DropTable(
                name: "Scans");

            migrationBuilder.DropTable(
                name: "SigningSessions");

            migrationBuilder.DropTable(
                name: "AgencyContacts");

            migrationBuilder.DropTable(
                name: "FrozenTexts");

            migrationBuilder.DropTable(
                name: "AttendanceSheets");

            migrationBuilder.DropTable(
                name: "Devices");

            migrationBuilder.DropTable(
                name: "Registrations");

            migrationBuilder.DropTable(
                name: "Occasions");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "PledgeTextVersions");

            migrationBuilder.DropTable(
                name: "Agencies");
        }
    }
}
