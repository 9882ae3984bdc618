namespace KobanBot.Generator;

/// <summary>Plans of 令和8年度 and the meetings of three years.</summary>
internal sealed class Gatherings(Prefecture prefecture)
{
    private const string LeadCouncil = "C10101";
    private const string OpenFeedbackCouncil = "C10102";

    private readonly Dictionary<string, List<Commission>> _commissions = prefecture
        .Commissions.GroupBy(c => c.Council)
        .ToDictionary(g => g.Key, g => g.ToList());

    private readonly Dictionary<string, List<Assignment>> _postings = prefecture
        .Assignments.GroupBy(a => a.Unit)
        .ToDictionary(g => g.Key, g => g.ToList());

    public void Build()
    {
        foreach (var council in prefecture.Councils)
        {
            Hold(council, 2024, 1, Day(council, 2024));
            Hold(council, 2025, 1, council.Code == LeadCouncil ? new DateOnly(2025, 11, 21) : Day(council, 2025));
            if (Pick.Number(17, "extra" + council.Code) == 0)
            {
                HoldExtraordinary(council, 2025, 2, Weekday(new DateOnly(2026, 2, 9)));
            }

            if (council.Abolished is null)
            {
                PlanAndHold(council);
            }
        }
    }

    private void PlanAndHold(Council council)
    {
        var first = council.Code switch
        {
            LeadCouncil => new DateOnly(2026, 11, 20),
            OpenFeedbackCouncil => new DateOnly(2026, 6, 12),
            _ => Day(council, 2026),
        };
        AddPlan(
            council,
            first,
            council.Code == LeadCouncil ? 2
                : Pick.Chance(70, "topics" + council.Code) ? 2
                : Pick.Number(2, council.Code)
        );
        var second = council.Code == OpenFeedbackCouncil ? new DateOnly(2026, 12, 11) : Weekday(first.AddMonths(4));
        if (council.Code == OpenFeedbackCouncil || (Pick.Chance(20, "second" + council.Code) && second < new DateOnly(2027, 3, 25)))
        {
            AddPlan(council, second, 1);
        }

        if (first < new DateOnly(2026, 11, 14) && (council.Code == OpenFeedbackCouncil || !Pick.Chance(4, "late" + council.Code)))
        {
            Hold(council, 2026, 1, first);
        }
    }

    private void AddPlan(Council council, DateOnly day, int topics)
    {
        prefecture.Plans.Add(
            new Plan(
                council.Code,
                2026,
                day,
                Start(council, day),
                Place(council),
                Pick.One(Texts.Priorities, "p" + council.Code),
                Pick.One(Texts.Events, "e" + council.Code)
            )
        );
        for (var i = 0; i < topics; i++)
        {
            var topic = council.Code == LeadCouncil ? LeadTopic(i) : Topic(council, day, i);
            prefecture.PlanTopics.Add(new PlanTopic(council.Code, day, i + 1, topic.Category, topic.Title));
        }
    }

    private static TopicText LeadTopic(int i) =>
        i == 0 ? new(Texts.PoliceActivity, "秋の夜間パトロール", "") : new(Texts.CommunityIssues, "通学路の街路灯", "");

    private void Hold(Council council, int year, int number, DateOnly day)
    {
        if (!Exists(council, day))
        {
            return;
        }

        var meeting = Meeting(council, year, number, "定期会議", day) with
        {
            Notices = Pick.One(Texts.Notices, "n" + council.Code + year),
            Materials = Pick.One(Texts.Materials, "m" + council.Code + year),
            ProblemSolving = Pick.Chance(10, "ps" + council.Code + year) ? "街頭での声掛けを町内会と合同で月1回行う。" : "",
            NextDate = year < 2026 ? null : Weekday(day.AddMonths(12)),
        };
        Keep(council, meeting);
        for (var i = 0; i < 2; i++)
        {
            var topic = Topic(council, day, i);
            prefecture.MeetingTopics.Add(new MeetingTopic(council.Code, meeting.Id, i + 1, topic.Category, topic.Title, topic.Result));
        }

        if (council.Code == OpenFeedbackCouncil && year >= 2025)
        {
            AddOpenFeedback(council, meeting, year);
        }
        else
        {
            AddFeedback(council, meeting, year);
        }
    }

    private void HoldExtraordinary(Council council, int year, int number, DateOnly day)
    {
        if (!Exists(council, day))
        {
            return;
        }

        var meeting = Meeting(council, year, number, "臨時会議", day) with
        {
            Occasion = "住宅を狙った連続窃盗（想定）の発生",
            Information = "発生の日時、場所と手口を資料で説明した。",
            EmergencyContact = "町内会ごとの連絡網を更新した。",
            Cooperation = "不審な車両を見た場合の通報を依頼した。",
            Reflection = "対象地区の警らを当面毎日行う。",
        };
        Keep(council, meeting);
        prefecture.MeetingTopics.Add(
            new MeetingTopic(council.Code, meeting.Id, 1, Texts.Incidents, "連続窃盗への対応", "合同パトロールを2週間行う。")
        );
    }

    private Meeting Meeting(Council council, int year, int number, string kind, DateOnly day)
    {
        var confirmed = day.AddDays(1 + Pick.Number(3, "c" + council.Code + year));
        var start = Start(council, day);
        return new Meeting(
            council.Code,
            $"{council.Code}-{year}-{number}",
            kind,
            day,
            start,
            EndOf(start, Pick.One([50, 60, 75, 80, 90], "d" + council.Code + year)),
            Place(council)
        )
        {
            ConfirmedBy = Confirming(council, confirmed),
            ConfirmedOn = confirmed,
            ReportedOn = day >= new DateOnly(2026, 11, 1) ? null : confirmed.AddDays(1 + Pick.Number(6, "r" + council.Code + year)),
        };
    }

    private void Keep(Council council, Meeting meeting)
    {
        if (Pick.Chance(10, "guest" + meeting.Id))
        {
            meeting = meeting with { Consultation = "実施", ConsultedOn = meeting.Date.AddDays(-14) };
            var guest = $"{council.Place}{Pick.One(Texts.Guests, meeting.Id)}";
            prefecture.Attendances.Add(new Attendance(council.Code, meeting.Id, "委員以外の地域住民等", "", guest, "出席"));
        }

        prefecture.Meetings.Add(meeting);
        foreach (var commission in _commissions[council.Code].Where(c => c.Covers(meeting.Date)))
        {
            if (Pick.Chance(11, meeting.Id + commission.Member))
            {
                prefecture.Attendances.Add(new Attendance(council.Code, meeting.Id, "委員", commission.Member, "", "欠席"));
            }
        }

        foreach (var posting in Posted(council, meeting.Date))
        {
            prefecture.Attendances.Add(new Attendance(council.Code, meeting.Id, "運営担当者", posting.Officer, "", "出席"));
        }

        if (Pick.Chance(50, "sup" + meeting.Id))
        {
            var supervisor = StationPosting(council, meeting.Date, "地域警察幹部");
            prefecture.Attendances.Add(new Attendance(council.Code, meeting.Id, "地域警察幹部", supervisor, "", "出席"));
        }

        if (Pick.Chance(12, "div" + meeting.Id))
        {
            prefecture.Attendances.Add(
                new Attendance(council.Code, meeting.Id, "関係部門の警察官", "", "交通課 巡査部長 例示 百郎", "出席")
            );
        }
    }

    private void AddFeedback(Council council, Meeting meeting, int year)
    {
        var count = Pick.Number(3, "f" + meeting.Id);
        for (var i = 0; i < count; i++)
        {
            var text = Texts.Feedback[(Pick.Number(Texts.Feedback.Length, "t" + meeting.Id) + i) % Texts.Feedback.Length];
            var open = text.Kind == "要望" && council.Code != LeadCouncil && Pick.Chance(year == 2026 ? 35 : 3, $"o{i}{meeting.Id}");
            var status =
                open ? Pick.One(["未着手", "対応中", "計画的に推進"], "s" + meeting.Id)
                : text.Kind == "意見" ? "未着手"
                : "措置済";
            Add(council, meeting, i + 1, text, status, open || text.Kind == "意見" ? null : Told(meeting));
        }
    }

    private void AddOpenFeedback(Council council, Meeting meeting, int year)
    {
        if (year == 2026)
        {
            Add(
                council,
                meeting,
                1,
                new("要望", "通学路の街路灯の設置", "地域", "市役所と設置場所を協議している。"),
                "計画的に推進",
                null,
                "東町内会"
            );
            Add(council, meeting, 2, Texts.Feedback[0], "対応中", null);
        }
        else
        {
            Add(council, meeting, 1, Texts.Feedback[1], "措置済", null);
        }
    }

    private void Add(Council council, Meeting meeting, int number, FeedbackText text, string status, DateOnly? told, string? speaker = null)
    {
        var measure = status == "未着手" ? "" : text.Measure;
        speaker ??= Pick.One([$"{council.Place}町内会", "匿名", "匿名", "商店街"], $"w{number}{meeting.Id}");
        prefecture.Feedbacks.Add(
            new Feedback(council.Code, meeting.Id, number, text.Kind, text.Text, text.Field, speaker, "地域課", measure, status, told)
        );
    }

    private static DateOnly Told(Meeting meeting)
    {
        var day = meeting.Date.AddDays(20);
        return day > Prefecture.Today ? Prefecture.Today : day;
    }

    private static TopicText Topic(Council council, DateOnly day, int i) =>
        Texts.Topics[(Pick.Number(Texts.Topics.Length, $"{council.Code}{day.Year}") + i) % Texts.Topics.Length];

    private static bool Exists(Council council, DateOnly day) => Prefecture.Covers(council.Established, council.Abolished, day);

    /// <summary>The lead officer, or the section on behalf while the post is vacant.</summary>
    private string Confirming(Council council, DateOnly day)
    {
        var lead = prefecture.LeadOfficers.Find(l => l.Left == council.Code && Prefecture.Covers(l.From, l.To, day));
        return lead?.Right ?? StationPosting(council, day, "地域課係");
    }

    private IEnumerable<Assignment> Posted(Council council, DateOnly day) =>
        prefecture
            .CouncilPoliceBoxes.Where(l => l.Left == council.Code)
            .SelectMany(l => _postings[l.Right])
            .Where(a => Prefecture.Covers(a.From, a.To, day))
            .DistinctBy(a => a.Officer);

    private string StationPosting(Council council, DateOnly day, string role) =>
        _postings[prefecture.StationOf(council.Code, day)].First(a => a.Role == role && Prefecture.Covers(a.From, a.To, day)).Officer;

    private static DateOnly Day(Council council, int year)
    {
        var month = Pick.One([5, 6, 6, 7, 9, 10, 10, 11, 11, 12, 2], $"month{council.Code}{year}");
        return Weekday(new DateOnly(month < 4 ? year + 1 : year, month, 4 + Pick.Number(22, $"day{council.Code}{year}")));
    }

    private static DateOnly Weekday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    private static string Start(Council council, DateOnly day) =>
        council.Code == LeadCouncil ? "14:00" : Pick.One(["10:00", "13:30", "14:00", "18:00"], $"start{council.Code}{day.Year}");

    private static string EndOf(string start, int minutes) => TimeOnly.Parse(start, null).AddMinutes(minutes).ToString("HH:mm", null);

    private static string Place(Council council) =>
        council.Code == LeadCouncil
            ? "中央町内会館 1階"
            : Pick.One([$"{council.Place}会館", $"{council.Place}地区センター", $"{council.Place}交流室"], council.Code);
}
