using System.Text;
using KobanBot.Bot.Import;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Tests.Import;

public sealed class ImportReadingTests
{
    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    [Fact]
    public async Task UTF_8_is_read_with_and_without_a_byte_order_mark()
    {
        using var with = new ImportFolder().Encode(new UTF8Encoding(true));
        using var without = new ImportFolder().Encode(new UTF8Encoding(false));

        var (marked, plain) = (await with.PlanAsync(), await without.PlanAsync());

        Names(marked).ShouldBe(Names(plain));
    }

    [Fact]
    public async Task CP932_is_read_as_Excel_writes_it()
    {
        using var folder = new ImportFolder().Replace("members.csv", "渡島 三郎", "髙砂 﨑①").Encode(Cp932);

        var plan = await folder.PlanAsync();

        Names(plan).ShouldContain("髙砂 﨑①");
    }

    [Theory]
    [Trait("Rule", "R021")]
    [InlineData("居住", "Residence")]
    [InlineData("勤務", "Workplace")]
    [InlineData("居住；団体", "Residence,Organisation")]
    [InlineData("管内に親族", "")]
    [InlineData("", "")]
    public async Task A_tie_to_the_beat_is_read_where_it_is_one_of_the_usual_ones(string cell, string ties)
    {
        using var folder = new ImportFolder().Replace("members.csv", "中央町内会 会長,居住,", $"中央町内会 会長,{cell},");

        var council = (await folder.PlanAsync()).Councils.First(c => c.Council.Id.Value == "C1");

        string.Join(',', council.Members[0].Ties ?? []).ShouldBe(ties);
        council.Contacts[0].Tie.ShouldBe(cell.Length == 0 ? null : cell);
    }

    [Theory]
    [Trait("Rule", "A12")]
    [InlineData("オンライン", MeetingForm.Online)]
    [InlineData("書面", MeetingForm.Written)]
    [InlineData("対面", MeetingForm.InPerson)]
    [InlineData("", MeetingForm.InPerson)]
    public async Task How_a_meeting_was_held_may_have_a_column(string cell, MeetingForm form)
    {
        using var folder = new ImportFolder()
            .Replace("meetings.csv", ",署長報告日", ",署長報告日,開催方法")
            .Replace("meetings.csv", "2026-06-13,2026-06-15", $"2026-06-13,2026-06-15,{cell}");

        (await folder.PlanAsync()).Councils[0].Records[0].Content.Form.ShouldBe(form);
    }

    [Fact]
    [Trait("Rule", "H4")]
    public async Task A_replacement_may_end_on_another_day_for_a_reason()
    {
        using var folder = new ImportFolder()
            .Replace("commissions.csv", ",解嘱事由", ",解嘱事由,終了日の理由")
            .Replace("commissions.csv", "2026-07-01,2027-03-31,,,", "2026-07-01,2028-03-31,,,,残任期間が短いため");

        var council = (await folder.PlanAsync()).Councils.First(c => c.Council.Id.Value == "C1");

        var commission = council.Members.Single(m => m.Id.Value == "M3").Commissions.ShouldHaveSingleItem();
        (commission.Term.Last, commission.EndReason).ShouldBe((new DateOnly(2028, 3, 31), "残任期間が短いため"));
    }

    [Fact]
    [Trait("Rule", "H4")]
    public async Task Without_a_reason_the_day_of_the_predecessor_is_asked_for_and_only_a_replacement_has_one()
    {
        using var without = new ImportFolder().Replace("commissions.csv", "2026-07-01,2027-03-31", "2026-07-01,2028-03-31");
        using var another = new ImportFolder()
            .Replace("commissions.csv", ",解嘱事由", ",解嘱事由,終了日の理由")
            .Replace(
                "commissions.csv",
                "C2,M1,新任,,2025-04-01,2027-03-31,2025-04-03,,",
                "C2,M1,新任,,2025-04-01,2027-03-31,2025-04-03,,,転居"
            );

        var asked = await without.OnlyProblemAsync();
        var refused = await another.OnlyProblemAsync();

        (asked.Row, asked.Column).ShouldBe((5, "任期終了日"));
        asked.Reason.ShouldContain("「終了日の理由」を記入してください");
        (refused.Row, refused.Column, refused.Value).ShouldBe((6, "終了日の理由", "（非表示）"));
        refused.Reason.ShouldContain("「補充」のときに限り");
    }

    [Fact]
    public async Task A_byte_that_no_encoding_knows_is_reported_with_its_line()
    {
        using var folder = new ImportFolder();
        var bytes = Cp932.GetBytes(folder.Text("police_boxes.csv"));
        bytes[Array.LastIndexOf(bytes, (byte)'B') + 3] = 0xFF;
        folder.Put("police_boxes.csv", bytes);

        var problems = (await folder.ReadAsync()).Problems.First;

        problems.ShouldContain(p =>
            p.File == "police_boxes.csv" && p.Row == 3 && p.Reason.Contains("文字コード", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_broken_byte_in_a_marked_UTF_8_file_is_reported_with_its_line()
    {
        using var folder = new ImportFolder();
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("交番等コード,交番等名,種別\n"), 0xE3, 0x2C];
        folder.Put("police_boxes.csv", bytes);

        var problems = (await folder.ReadAsync()).Problems.First;

        problems.ShouldContain(p =>
            p.File == "police_boxes.csv" && p.Row == 2 && p.Reason.Contains("文字コード", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_UTF_16_file_is_reported()
    {
        using var folder = new ImportFolder();
        folder.Put("police_boxes.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(folder.Text("police_boxes.csv"))]);

        var problems = (await folder.ReadAsync()).Problems.First;

        problems.ShouldContain(p => p.File == "police_boxes.csv" && p.Reason.Contains("文字コード", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_in_quotes_keeps_its_lines_commas_and_quotes()
    {
        using var folder = new ImportFolder();
        folder.Replace("meeting_topics.csv", "6月とする。", "\"6月とする。\r\n\"\"案\"\"は1,2のとおり。\"");

        var record = (await folder.PlanAsync()).Councils[0].Records[0];

        record.Content.Topics[0].Result.ShouldBe("6月とする。\n\"案\"は1,2のとおり。");
    }

    [Theory]
    [InlineData("令和8年6月12日")]
    [InlineData("R8.6.12")]
    [InlineData("2026/6/12")]
    [InlineData("２０２６年６月１２日")]
    [InlineData(" 令和８年６月１２日（金） ")]
    public async Task A_day_is_read_as_people_write_it(string day)
    {
        using var folder = new ImportFolder().Replace("meetings.csv", "定期会議,2026-06-12", $"定期会議,{day}");

        var plan = await folder.PlanAsync();

        plan.Councils[0].Records[0].Header.Date.ShouldBe(new DateOnly(2026, 6, 12));
    }

    [Fact]
    public async Task Days_of_earlier_eras_are_read()
    {
        using var folder = new ImportFolder();
        folder.Replace("stations.csv", "101,中央警察署,札幌,1995-04-01", "101,中央警察署,札幌,昭和64年1月7日");
        folder.Replace("councils.csv", "C1,中央交番連絡協議会,所管区,,,1995-04-01", "C1,中央交番連絡協議会,所管区,,,平成元年1月8日");

        var plan = await folder.PlanAsync();

        plan.Stations[0].Periods[0].Days.From.ShouldBe(new DateOnly(1989, 1, 7));
        plan.Councils[0].Council.Established.ShouldBe(new DateOnly(1989, 1, 8));
    }

    [Fact]
    public async Task Codes_numbers_and_words_are_narrowed_and_names_are_not()
    {
        using var folder = new ImportFolder();
        folder.Replace(
            "plan_topics.csv",
            "C1,2026-11-20,1,交番等の活動状況,秋の夜間パトロール",
            "Ｃ１,2026-11-20,１,交番等の活動状況,秋の㈱パトロール"
        );
        folder.Replace("meeting_plans.csv", "C1,2026,", "C1,令和８年度,");

        var plan = (await folder.PlanAsync()).Councils[0].Plans.ShouldHaveSingleItem();

        plan.Year.ShouldBe(new FiscalYear(2026));
        plan.Meetings[0].Topics.Select(t => t.Title).ShouldBe(["秋の㈱パトロール", "通学路の街路灯"]);
    }

    [Fact]
    public async Task Columns_may_come_in_any_order_and_blank_lines_do_not_matter()
    {
        using var folder = new ImportFolder().Add(
            "police_boxes.csv",
            "種別,交番等コード,交番等名,\n\n交番,B1,中央交番\n,,\n駐在所,B2,古町駐在所\n\n"
        );

        var plan = await folder.PlanAsync();

        plan.Stations[0].PoliceBoxes!.Select(b => b.Name).ShouldBe(["中央交番", "古町駐在所"]);
    }

    [Fact]
    public async Task A_council_moves_with_its_police_box_when_stations_are_merged()
    {
        using var folder = new ImportFolder();

        var council = (await folder.PlanAsync()).Councils[1].Council;

        council.StationOn(new DateOnly(2026, 3, 31))!.Name.ShouldBe("古町警察署");
        council.StationOn(new DateOnly(2026, 4, 1))!.Name.ShouldBe("中央警察署");
        council.Stations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_police_box_of_the_same_station_makes_no_other_link_to_the_station()
    {
        using var folder = new ImportFolder();
        folder.Replace("council_police_boxes.csv", "C2,B2,1995-04-01,", "C2,B2,1995-04-01,2026-06-30\nC2,B1,2026-07-01,");

        var council = (await folder.PlanAsync()).Councils[1].Council;

        council.Stations.Select(s => (s.Station.Value, s.Days.To)).ShouldBe([("191", new DateOnly(2026, 3, 31)), ("101", null)]);
    }

    [Fact]
    [Trait("Rule", "R031")]
    [Trait("Rule", "R032")]
    [Trait("Rule", "R101")]
    public async Task Where_no_operating_officer_is_listed_all_of_the_day_took_part()
    {
        using var folder = new ImportFolder().Replace("meeting_attendance.csv", "\nC1,K1,運営担当者,P1,,出席", "");

        var record = (await folder.PlanAsync()).Councils[0].Records[0];

        record.Content.Attendance.Officers.ShouldBeNull();
        record.Sheet.Officers.ShouldBe(["巡査部長 試験 一郎"]);
    }

    [Fact]
    public async Task The_roster_ends_with_the_posting_and_with_the_link_of_the_station()
    {
        using var folder = new ImportFolder();

        var plan = await folder.PlanAsync();

        var chief = plan.Councils[1].Roster.Single(r => r.Role == Role.SectionChief);
        (chief.Officer.Value, chief.Days.From).ShouldBe(("P3", new DateOnly(2026, 4, 1)));
        plan.Councils[0].Roster.Single(r => r.Role == Role.SectionChief).Days.From.ShouldBe(new DateOnly(2023, 4, 1));
    }

    [Fact]
    public async Task An_officer_knows_the_councils_of_the_police_boxes_and_no_abolished_one()
    {
        using var folder = new ImportFolder().Append("councils.csv", "C0,旧協議会,所管区,,,1995-04-01,2026-11-21");
        folder.Append("council_police_boxes.csv", "C0,B1,1995-04-01,2026-11-21");

        var officer = (await folder.PlanAsync()).Officers[0];

        officer.UserPrincipalName.ShouldBe("p1@koban.example");
        officer.Assignments.ShouldHaveSingleItem().Councils.ShouldBe([new CouncilLink(new CouncilId("C1"), "中央交番連絡協議会")]);
    }

    [Fact]
    public async Task Members_keep_their_terms_and_their_contacts_apart()
    {
        using var folder = new ImportFolder();

        var council = (await folder.PlanAsync()).Councils[0];

        council.Members[0].Commissions.Select(c => c.Kind).ShouldBe([CommissionKind.New, CommissionKind.Renewal]);
        council.Members[0].Categories.ShouldBe([SelectionCategory.NeighbourhoodAssociation, SelectionCategory.Other]);
        council.Members[1].Commissions[0].Dismissal.ShouldBe(new Dismissal(new DateOnly(2026, 6, 20), DismissalReason.Death));
        council.Members[2].Commissions[0].Predecessor.ShouldBe(new MemberId("M2"));
        council.Contacts[0].ShouldBe(new MemberContact(new MemberId("M1"), "北都市中央1-1", "000-0000-0001", "平日夜", "居住"));
    }

    [Fact]
    [Trait("Rule", "R059")]
    [Trait("Rule", "R074")]
    [Trait("Rule", "R113")]
    public async Task A_past_meeting_becomes_a_record_with_the_people_of_its_day()
    {
        using var folder = new ImportFolder();

        var record = (await folder.PlanAsync()).Councils[0].Records.ShouldHaveSingleItem();

        record.Header.State.ShouldBe(RecordState.ReportedToChief);
        (record.Header.MembersInOffice, record.Header.MembersPresent, record.Header.Minutes).ShouldBe((2, 1, 80));
        (record.Header.ConfirmedByTitle, record.Header.OnBehalf).ShouldBe(("巡査部長 試験 一郎", false));
        JapanTime.DayOf(record.Header.ConfirmedAt).ShouldBe(new DateOnly(2026, 6, 13));
        record.Sheet.Present.ShouldBe(["石狩 二葉"]);
        record.Sheet.Absent.ShouldBe(["阿寒 一"]);
        record.Sheet.Supervisors.ShouldBe(["警部 試験 三郎"]);
        record.Content.Attendance.Guests.ShouldBe(["中央小学校 教頭"]);
        record.Content.Materials.ShouldBe(["ミニ広報紙", "統計資料"]);
    }

    [Fact]
    public async Task Feedback_has_an_id_of_its_own_in_the_council_and_anonymous_means_no_name()
    {
        using var folder = new ImportFolder();

        var feedback = (await folder.PlanAsync()).Councils[0].Feedback;

        feedback.Select(f => (f.Entry.Id, f.Entry.Speaker, f.IsOpen)).ShouldBe([("K1-f1", "中央町内会", true), ("K1-f2", "", false)]);
    }

    private static IEnumerable<string> Names(ImportPlan plan) => plan.Councils.SelectMany(c => c.Members).Select(m => m.Name);
}
