Console.Error.WriteLine("usage: checkin | pdf | start | memory | kill");
return 2;
