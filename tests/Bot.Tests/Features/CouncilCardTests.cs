using KobanBot.Bot.Features.Councils.About;
using KobanBot.Bot.Features.Councils.Consulting;
using KobanBot.Bot.Features.Councils.Coverages;
using KobanBot.Bot.Features.Councils.Ending;
using KobanBot.Bot.Features.Councils.Founding;
using KobanBot.Bot.Features.Councils.LocalRules;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class CouncilCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Section).Draw();

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Council Special = World.CentralFacts.Council with
    {
        Kind = CouncilKind.SpecialPurpose,
        Established = new DateOnly(2026, 5, 1),
        Purpose = "外国人居住者等の保護対策を推進するため",
        Establishment = new EstablishmentDetails
        {
            Example = SpecialPurposeExample.ForeignResidents,
            OtherKindsFallShort = "居住者が管内に点在しているため",
            WhyEffective = "同じ職場の者が多く、意見が集まりやすいため",
            ExceptionArea = ExceptionArea.HighTurnoverHousing,
            ExceptionReason = "団地の入居者の大半を含むため",
            Consultation = new Consultation(
                ConsultationKind.Establishment,
                "設置",
                new DateOnly(2026, 4, 20),
                new Office(OfficeKind.AreaHeadquarters, "Kushiro", "釧路方面本部地域課")
            )
            {
                Result = "異議なし",
            },
        },
    };

    private static readonly Bylaw Rules = new()
    {
        Id = "b1",
        Title = "中央警察署連絡協議会会則",
        Station = new StationId("S1"),
        Enacted = new DateOnly(2026, 10, 1),
        ChairTitle = "会長",
    };

    [Fact]
    [Trait("Rule", "R015")]
    public void The_register_of_consultations() =>
        ConsultCard
            .Render(
                new ConsultView
                {
                    Drawing = Drawing,
                    Council = Special,
                    Register = [Asked, Asked with { Id = "k0", Kind = ConsultationKind.Abolition, Answer = ConsultationAnswer.Again }],
                    Counterpart = ConsultationCounterpart.Of(Area.Kushiro),
                    MayAsk = true,
                }
            )
            .ShouldBeApproved("consult");

    [Fact]
    public void A_consultation_that_the_counterpart_answers() =>
        ConsultationCard
            .Render(
                new ConsultationView
                {
                    Drawing = Drawing,
                    Council = Special,
                    Request = Asked,
                    StationName = "中央警察署",
                    MayAnswer = true,
                    IsCounterpart = true,
                }
            )
            .ShouldBeApproved("consultation");

    [Fact]
    public void A_consultation_with_its_answer() =>
        ConsultationCard
            .Render(
                new ConsultationView
                {
                    Drawing = Drawing,
                    Council = Special,
                    StationName = "中央警察署",
                    Request = Asked with
                    {
                        Answer = ConsultationAnswer.Opinion,
                        AnswerText = "委員の構成に配慮してください。",
                        AnsweredByTitle = "警部 試験 八郎",
                        AnsweredAt = World.Now,
                    },
                }
            )
            .ShouldBeApproved("consultation-answered");

    [Fact]
    public void What_an_office_above_is_asked_for() =>
        ConsultInboxCard
            .Render(
                new ConsultInboxView(
                    Drawing,
                    "釧路方面本部",
                    [new InboxLine(World.Central, "中央交番連絡協議会", "中央警察署", Asked)],
                    Today
                )
            )
            .ShouldBeApproved("consult-inbox");

    private static ConsultationRequest Asked =>
        new()
        {
            Id = "k1",
            Kind = ConsultationKind.Establishment,
            Counterpart = ConsultationCounterpart.Of(Area.Kushiro).Office,
            Text = "外国人居住者等による連絡協議会を設置したい。",
            By = World.Section.Id,
            ByTitle = World.Section.Title,
            At = World.Now.AddDays(-4),
        };

    [Fact]
    public void What_kind_of_council_is_set_up() => FoundKindCard.Render(Drawing, "中央警察署").ShouldBeApproved("found-kind");

    [Fact]
    [Trait("Rule", "R093")]
    public void A_special_council_to_be_set_up() =>
        FoundCard.Render(Founding(FoundKind.Find("Special-ForeignResidents")!)).ShouldBeApproved("found-special"); // One of the list.

    [Fact]
    [Trait("Rule", "R016")]
    [Trait("Rule", "R017")]
    public void A_merger_with_what_follows() => FoundCard.Render(Merging()).ShouldBeApproved("found-merged");

    [Fact]
    public void A_split_that_is_refused() =>
        FoundCard
            .Render(
                Founding(FoundKind.Split) with
                {
                    Form = FormState.Clean.With(FoundForm.Parts, "分割後の連絡協議会を2つ以上入力してください（要綱 第3-1）。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("found-split");

    [Fact]
    public void What_was_registered()
    {
        var view = Merging();
        FoundedCard
            .Render(
                new FoundedView
                {
                    Drawing = Drawing,
                    StationName = "中央警察署",
                    Today = Today,
                    Plans = [new FoundedPlan(view.Planned!.Plan, view.Effects!.Ends)], // Checked.
                    MayEdit = true,
                    Note = "登録しました。",
                }
            )
            .ShouldBeApproved("founded");
    }

    private static FoundView Founding(FoundKind kind) =>
        new()
        {
            Drawing = Drawing,
            StationName = "中央警察署",
            Kind = kind,
            Boxes = World.Stations[0].PoliceBoxes!, // It has two.
            Ends = [World.CentralFacts.Council, World.EastFacts.Council],
        };

    private static FoundView Merging()
    {
        var ground = new ReorganisationGround(World.Stations[0], null, [World.CentralFacts, World.EastFacts], World.Everyone);
        var planned = new PlanReorganisation
        {
            Id = "R",
            Kind = CouncilKind.Merged,
            Day = new DateOnly(2027, 4, 1),
            Boxes = [new PoliceBoxId("K1"), new PoliceBoxId("K2")],
            Ends = [World.Central, World.East],
            Councils = [new NewCouncil("中央交番・東駐在所連絡協議会")],
            Reason = "人口が減少し、地域が一体であるため",
        }
            .Decide(ground, Today)
            .Match(p => p, refusal => throw new InvalidOperationException(refusal.Code));
        return Founding(FoundKind.Merged) with
        {
            Planned = planned,
            Effects = ReorganisationEffects.Of(planned, ground, GuidelineSettings.Default, Today),
        };
    }

    [Fact]
    public void A_council_of_a_beat() => AboutCouncilCard.Render(About(World.CentralFacts.Council)).ShouldBeApproved("beat");

    [Fact]
    [Trait("Rule", "R092")]
    public void A_special_council_of_which_nothing_is_entered()
    {
        var council = Special with { Purpose = null, Establishment = null };
        AboutCouncilCard
            .Render(
                About(council) with
                {
                    Findings = CouncilReview.OfEstablishment(council, CouncilStations.Of(council), GuidelineSettings.Default),
                }
            )
            .ShouldBeApproved("special-empty");
    }

    [Fact]
    [Trait("Rule", "R014")]
    public void A_special_council_with_all_that_was_decided() =>
        AboutCouncilCard.Render(About(Special) with { Note = "保存しました。" }).ShouldBeApproved("special");

    [Fact]
    public void What_was_decided_is_entered() => DescriptionCard.Render(About(Special)).ShouldBeApproved("describe-special");

    [Fact]
    [Trait("Rule", "H7")]
    public void A_split_council_without_its_area()
    {
        var council = World.CentralFacts.Council with { Kind = CouncilKind.Split };
        DescriptionCard
            .Render(
                About(council) with
                {
                    Form = FormState.Clean.With("areaText", "分割する区域が未記入です。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("describe-split-error");
    }

    [Fact]
    public void An_end_is_prepared() => AbolishCard.Render(Ending(World.CentralFacts.Council)).ShouldBeApproved("abolish");

    [Fact]
    [Trait("Rule", "R016")]
    public void An_end_with_its_day()
    {
        var council = World.CentralFacts.Council with
        {
            Abolished = new DateOnly(2027, 3, 31),
            Abolition = new AbolitionDetails
            {
                Reason = "隣接する交番との統合",
                Explanations = [new Explanation(new MemberId("M0"), Today)],
            },
        };
        var facts = World.CentralFacts with { Council = council };
        AbolishCard
            .Render(
                Ending(council) with
                {
                    Open = new OpenAtTheEnd(10, 2, 1, 1),
                    Findings = CouncilReview.OfAbolition(facts, CouncilStations.Of(council), GuidelineSettings.Default),
                    Note = "保存しました。令和9年3月31日（水）で廃止します。",
                }
            )
            .ShouldBeApproved("abolish-dated");
    }

    [Theory]
    [InlineData(true, "bylaws")]
    [InlineData(false, "bylaws-read")]
    [Trait("Rule", "R008")]
    public void Bylaws_of_a_station(bool mayEdit, string state) =>
        BylawListCard
            .Render(
                new BylawListView
                {
                    Drawing = Drawing,
                    StationName = "中央警察署",
                    Today = Today,
                    Bylaws =
                    [
                        Rules,
                        Rules with
                        {
                            Id = "b2",
                            Title = "東駐在所連絡協議会規約",
                            Council = World.East,
                            Ended = Today.AddDays(-1),
                            ChairTitle = null,
                        },
                    ],
                    Councils = [new CouncilLink(World.East, "東駐在所連絡協議会")],
                    MayEdit = mayEdit,
                }
            )
            .ShouldBeApproved(state);

    [Fact]
    public void Bylaws_are_entered() =>
        BylawCard
            .Render(
                new BylawView
                {
                    Drawing = Drawing,
                    StationName = "中央警察署",
                    Id = "b1",
                    Stored = Rules,
                    Councils = [new CouncilLink(World.East, "東駐在所連絡協議会")],
                    Counterpart = ConsultationCounterpart.Of(Area.Kushiro),
                }
            )
            .ShouldBeApproved("bylaw");

    [Fact]
    [Trait("Rule", "R010")]
    public void The_answer_of_the_counterpart_stands_in_a_new_bylaw() =>
        BylawCard
            .Render(
                new BylawView
                {
                    Drawing = Drawing,
                    StationName = "中央警察署",
                    Id = "b2",
                    Councils = [new CouncilLink(World.East, "東駐在所連絡協議会")],
                    Counterpart = ConsultationCounterpart.Of(Area.Kushiro),
                    Answered = new BylawConsultation(
                        new CouncilLink(World.East, "東駐在所連絡協議会"),
                        new ConsultationRequest
                        {
                            Id = "c1",
                            Kind = ConsultationKind.Bylaw,
                            Counterpart = ConsultationCounterpart.Of(Area.Kushiro).Office,
                            Text = "会則を制定したい",
                            By = World.Section.Id,
                            ByTitle = World.Section.Title,
                            At = World.Now,
                            Answer = ConsultationAnswer.Opinion,
                            AnswerText = "会長の定めを検討すること",
                            AnsweredAt = World.Now,
                        }
                    ),
                }
            )
            .ShouldBeApproved("bylaw-answered");

    [Fact]
    [Trait("Rule", "R090")]
    [Trait("Rule", "R097")]
    public void The_beats_of_a_station_and_its_slips()
    {
        var station = World.Stations[0];
        Council[] councils = [World.CentralFacts.Council with { Abolished = new DateOnly(2026, 9, 30) }, World.EastFacts.Council];
        CoverageCard
            .Render(
                new CoverageView
                {
                    Drawing = Drawing,
                    StationName = station.Name,
                    Beats = Coverage.Of(station.Id, new StationIndex([station]), councils, GuidelineSettings.Default, Today),
                    Slips = [.. EstablishmentSlips.Register(councils, GuidelineSettings.Default).Reverse()],
                }
            )
            .ShouldBeApproved("coverage");
    }

    private static AboutCouncilView About(Council council) =>
        new()
        {
            Drawing = Drawing,
            Council = council,
            Today = Today,
            Lead = "巡査部長 試験 一郎",
            Members = 10,
            MayEdit = true,
            Counterpart = ConsultationCounterpart.Of(Area.Kushiro),
        };

    private static AbolishView Ending(Council council) =>
        new()
        {
            Drawing = Drawing,
            Council = council,
            Members = World.CentralFacts.Members,
            Counterpart = ConsultationCounterpart.Of(Area.Kushiro),
            CanBeTakenBack = council.Abolished is not null,
        };
}
