using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Officers;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class OfficerCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Drawing Drawing = Steps.Of(World.Section).Draw();

    [Fact]
    public void The_list_by_police_box() =>
        OfficersCard
            .Render(
                new OfficersView
                {
                    Drawing = Drawing,
                    Title = "中央警察署",
                    Today = Today,
                    Groups = OfficersView.GroupsOf([World.CentralFacts, World.EastFacts], null, Today),
                    Planned = [new PlannedMove(World.Second.Id, World.Second.Title, new DateOnly(2026, 12, 1), "中央交番", "東駐在所")],
                    IsUnderWay = true,
                    MayTransfer = true,
                }
            )
            .ShouldBeApproved("list");

    [Fact]
    public void What_was_taken_back() =>
        OfficersCard
            .Undone(Drawing, "中央警察署", "巡査 試験 二郎さんの12月1日（火）付けの異動を取り消しました。配置は元に戻ります。")
            .ShouldBeApproved("undone");

    [Fact]
    public void The_empty_list_of_moves() =>
        TransferCard.Render(new TransferView { Drawing = Drawing, StationName = "中央警察署" }).ShouldBeApproved("transfer");

    [Fact]
    public void What_follows_and_what_is_refused() => TransferCard.Render(Checked()).ShouldBeApproved("transfer-checked");

    [Fact]
    public void What_was_registered() =>
        TransferCard
            .Render(Checked() with { IsSaved = true, Rows = "", Refused = [], Note = "1人の異動を登録しました。" })
            .ShouldBeApproved("transfer-saved");

    [Fact]
    [Trait("Rule", "R036")]
    public void Rank_and_time_at_the_post_are_shown_and_nobody_is_chosen() => LeadCard.Render(Lead()).ShouldBeApproved("lead");

    [Fact]
    public void A_designation_with_errors() =>
        LeadCard
            .Render(
                Lead() with
                {
                    Form = FormState.Clean.With(LeadFlow.Officer, "運営責任者を選択してください。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("lead-errors");

    [Fact]
    public void Who_may_only_read_sees_who_it_is() =>
        LeadCard.Render(Lead() with { MayDesignate = false, Candidates = [], Vacancy = null }).ShouldBeApproved("lead-read-only");

    [Fact]
    public void Nobody_acts_for_anybody() => DeputyCard.Render(Deputies()).ShouldBeApproved("deputy");

    [Fact]
    public void Who_acts_until_when_and_what_is_missing() =>
        DeputyCard
            .Render(
                Deputies() with
                {
                    Deputies =
                    [
                        new ShownDeputy(
                            new Deputy
                            {
                                Id = "D1",
                                Officer = World.StationChief.Id,
                                By = World.Section.Id,
                                Role = Role.CommunityPoliceSection,
                                Days = new DayRange(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 14)),
                            },
                            World.StationChief.Title,
                            World.Section.Title
                        ),
                    ],
                    MayEnd = true,
                    Form = FormState.Clean.With(DeputyForm.To, "末日には、初日から31日以内の日付を入力してください。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("deputy-errors");

    private static DeputyView Deputies() =>
        new()
        {
            Drawing = Drawing,
            StationName = "中央警察署",
            Today = Today,
            Deputies = [],
            Roles = [Role.CommunityPoliceSection],
            Candidates = [.. World.CentralFacts.Roster.Where(r => r.Role != Role.OperatingOfficer && r.Officer != World.Section.Id)],
            LongestDays = 31,
        };

    private static TransferView Checked()
    {
        var ground = new TransferGround(World.Stations[0], [World.Lead], [World.CentralFacts, World.EastFacts]);
        var move = new PlanTransfers([new TransferRow("P1", "東駐在所", new DateOnly(2026, 12, 1))]).Check(ground, Today)[0].Move!; // A good row.
        return new TransferView
        {
            Drawing = Drawing,
            StationName = "中央警察署",
            Rows = "P1　東駐在所　R8.12.1\nP99　中央交番　R8.12.1",
            Day = "2026-12-01",
            Moves = [("巡査部長 試験 一郎", "12月1日（火）　中央交番 → 東駐在所\n中央交番での権限は11月30日（月）まで")],
            Effects = TransferSequence.EffectsOf([move], ground),
            Refused = [("P99　中央交番　R8.12.1", "職員番号P99は登録されていません。")],
            Note = "1行は登録できません。訂正するか、ほかの行だけを登録してください。",
        };
    }

    private static LeadView Lead() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Designations = [("巡査部長 試験 一郎", new DayRange(new DateOnly(2024, 4, 1), new DateOnly(2026, 10, 31)))],
            Vacancy = "指定された運営責任者が運営担当者でなくなっています。",
            Candidates = LeadCandidates.On(World.CentralFacts, new StationIndex(World.Stations), [], Today),
            MayDesignate = true,
        };
}
