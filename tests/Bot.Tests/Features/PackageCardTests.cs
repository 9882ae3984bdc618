using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Packages;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Features;

/// <summary>半期の送付: what a station, an area and the headquarters see of it.</summary>
public sealed class PackageCardTests
{
    private static readonly DateOnly Today = new(2026, 10, 13);
    private static readonly Drawing Drawn = new(new Guid("00000000-0000-7000-8000-0000000000aa"), "29:user");
    private static readonly HalfYear Half = HalfYear.Of(new DateOnly(2026, 4, 1));
    private static readonly PackageAddress Address = new(new StationId("S1"), new StationId("S1"), Half);
    private static readonly Office AreaOffice = Office.Of(Area.Kushiro)!; // It has one.

    private static readonly HalfYearDispatch Sent = new()
    {
        Owed = new StationId("S1"),
        Half = Half.First,
        Number = 1,
        Legs =
        [
            new DispatchLeg(Office.Of(new StationId("S1"), "中央警察署"), AreaOffice)
            {
                SentOn = new DateOnly(2026, 10, 5),
                SentBy = World.Section.Id,
                Means = "電子データ",
            },
            new DispatchLeg(AreaOffice, Office.Headquarters),
        ],
        Records = 3,
        Missing = 1,
    };

    [Fact]
    [Trait("Rule", "R080")]
    public void What_is_late_is_said_and_can_be_sent() =>
        PackageCard
            .Render(View(OfficeSamples.Cover(FormSamples.Usual).Package) with { MaySend = true, MayMake = true })
            .ShouldBeApproved("due");

    [Fact]
    public void Many_gaps_are_shortened_and_an_error_stands_at_its_field() =>
        PackageCard
            .Render(
                View(OfficeSamples.Cover(FormSamples.Extreme).Package) with
                {
                    MaySend = true,
                    MayMake = true,
                    Note = Replies.CheckInput,
                    Form = new FormState(
                        new Dictionary<string, string> { [PackageForm.Means] = "持参" },
                        new Dictionary<string, string> { [PackageForm.Day] = "将来の日付は入力できません。" }
                    ),
                }
            )
            .ShouldBeApproved("errors");

    [Fact]
    public void What_was_sent_can_be_taken_back() =>
        PackageCard
            .Render(
                View(OfficeSamples.Cover(FormSamples.Usual).Package) with
                {
                    Newest = Sent,
                    MayMake = true,
                    MayTakeBack = true,
                    Note = "送付を入力しました。到着は、受領した所属が入力します。",
                }
            )
            .ShouldBeApproved("sent");

    [Fact]
    public void What_was_taken_back_is_sent_anew_with_a_reason()
    {
        var back = Sent with { TakenBack = new TakenBackDispatch(new DateOnly(2026, 10, 8), "記録簿の差替え", World.Section.Id) };

        PackageCard
            .Render(
                View(OfficeSamples.Cover(FormSamples.Usual).Package) with
                {
                    Newest = back,
                    Earlier = [back],
                    MayMake = true,
                    MaySend = true,
                }
            )
            .ShouldBeApproved("taken-back");
    }

    [Fact]
    public void The_area_enters_arrival_and_the_way_on() =>
        PackageCard.Render(View(package: null) with { Newest = Sent, Receives = 0, PassesOn = 1 }).ShouldBeApproved("area");

    [Fact]
    public void What_a_former_release_has_entered_stays_readable() =>
        PackageCard
            .Render(
                View(package: null) with
                {
                    Entered = new Fulfilment(
                        ObligationKind.HalfYearSubmission,
                        "S1",
                        "2026-04-01",
                        new DateOnly(2026, 10, 5),
                        "文書（分割して送付）",
                        World.Section.Id
                    ),
                    EnteredTransit = "HalfYearSubmission|S1|S1/area|2026-04-01",
                }
            )
            .ShouldBeApproved("entered");

    [Fact]
    public void The_headquarters_sees_how_many_have_arrived() =>
        PackageListCard
            .Render(
                new PackageListView(
                    Drawn,
                    $"全方面　{Half}",
                    [
                        .. Enumerable
                            .Range(1, 14)
                            .Select(i => new PackageRow(
                                Address with
                                {
                                    Unit = new StationId($"{100 + i}"),
                                },
                                $"第{i}警察署",
                                i < 4 ? "" : "釧路方面本部地域課に10月7日（水）到着",
                                i < 4 ? PackageState.NotSent
                                    : i < 12 ? PackageState.OnItsWay
                                    : PackageState.Arrived
                            )),
                    ]
                )
                {
                    Half = Half,
                    Newest = Half,
                    All = 14,
                    Received = 3,
                    NotSent = 3,
                    Asked = 1,
                    IsLate = true,
                }
            )
            .ShouldBeApproved("list-hq");

    [Fact]
    public void A_station_sees_its_own_and_those_of_merged_stations() =>
        PackageListCard
            .Render(
                new PackageListView(
                    Drawn,
                    "中央警察署",
                    [
                        new PackageRow(Address, "令和8年度上半期", "", PackageState.NotSent),
                        new PackageRow(
                            Address with
                            {
                                Owed = new StationId("S2"),
                            },
                            "令和8年度上半期（旧北警察署分）",
                            "釧路方面本部地域課宛てに10月5日（月）送付",
                            PackageState.OnItsWay
                        ),
                    ]
                )
            )
            .ShouldBeApproved("list-station");

    private static PackageView View(HalfYearPackage? package) =>
        new()
        {
            Drawing = Drawn,
            Address = Address,
            About = $"中央警察署　{Half}",
            Today = Today,
            Nominal = new DateOnly(2026, 10, 10),
            Newest = null,
            Way = "中央警察署→釧路方面本部地域課→警察本部地域企画課",
            Package = package,
            MayMake = false,
            MaySend = false,
            MayTakeBack = false,
        };
}
